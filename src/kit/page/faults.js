// What is wrong with the words of a box: the same that the import refuses, and digits that differ.
var wayleafFaults = (function () {
  'use strict';

  // The plain digits of a text, tokens left out.
  function digits(text) {
    var plain = text.replace(/⟦[^⟧]*⟧/g, ' ').replace(/[٠-٩]/g, function (sign) {
      return String.fromCharCode(sign.charCodeAt(0) - 0x660 + 48);
    }).replace(/[۰-۹]/g, function (sign) {
      return String.fromCharCode(sign.charCodeAt(0) - 0x6f0 + 48);
    });
    return (plain.match(/\d+/g) || []).sort().join(', ');
  }

  // What is wrong with the words of a part, in sentences.
  return function (part, text, others, say) {
    var marks = JSON.parse(part.getAttribute('data-marks'));
    var source = part.querySelector('.part__source').textContent;
    var found = [];
    var seen = {};
    if (!/\S/.test(text)) {
      return others ? [say('empty')] : [];
    }
    text.replace(/⟦([^⟧]*)⟧/g, function (token, inside) {
      var plain = inside.replace(/[٠-٩۰-۹]/g, function (sign) {
        return sign.charCodeAt(0) & 15;
      }).replace(/\s/g, '');
      var mark = marks[parseInt(plain.replace('/', ''), 10) - 1];
      if (!mark || (plain.charAt(0) === '/' && !mark.pair)) {
        found.push(say('unknown', { token: token }));
      } else {
        seen[plain] = (seen[plain] || 0) + 1;
      }
    });
    marks.forEach(function (mark, index) {
      var number = index + 1;
      var starts = seen[number] || 0;
      var ends = seen['/' + number] || 0;
      var label = part.querySelector('[data-number="' + number + '"] bdi');
      var told = { token: '⟦' + number + '⟧', label: label ? label.textContent : '' };
      if (!starts && !ends) {
        found.push(say(mark.optional ? 'optional' : 'lost', told));
      } else if (mark.pair && starts !== ends) {
        found.push(say('unpaired', told));
      } else if (starts > 1) {
        found.push(say('doubled', told));
      }
    });
    var tag = text.match(/<[a-z\/!?][^>]*>?/i);
    if (tag) {
      found.push(say('html', { token: tag[0].slice(0, 20) }));
    }
    var wanted = digits(part.getAttribute('data-plain'));
    if (digits(text) !== wanted) {
      found.push(say('digits', { found: digits(text) || say('no'), wanted: wanted || say('no') }));
    }
    if (text.length > 4 * source.length + 300) {
      found.push(say('long'));
    }
    return found;
  };
}());
