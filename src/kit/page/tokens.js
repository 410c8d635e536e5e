// Tokens in a text: `⟦1⟧`, and `⟦2⟧words⟦/2⟧` round words.

// What stands between the brackets of a token, with its digits as they are in Latin.
function wayleafDigits(inside) {
  'use strict';
  return inside.replace(/[٠-٩۰-۹]/g, function (sign) {
    return sign.charCodeAt(0) & 15;
  }).replace(/\s/g, '');
}

// Where the tokens of a text stand: number, whether it is the end of a pair, first character and the one behind it.
function wayleafTokens(text, marks) {
  'use strict';
  var found = [];
  text.replace(/⟦([^⟧]*)⟧/g, function (token, inside, at) {
    var plain = wayleafDigits(inside);
    var number = parseInt(plain.replace('/', ''), 10);
    if (marks[number - 1]) {
      found.push({ number: number, ends: plain.charAt(0) === '/', mark: marks[number - 1], start: at, stop: at + token.length });
    }
  });
  return found;
}
