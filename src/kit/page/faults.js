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

  function named(number) {
    return '⟦' + number + '⟧';
  }

  // Punctuation and symbols of the languages people translate into: between one of these and a letter Markdown reads no star.
  var SIGN = /[!-\/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u055a-\u055f\u0589\u058a\u05be\u05f3\u05f4\u0609-\u060d\u061b\u061e\u061f\u066a-\u066d\u06d4\u0964\u0965\u10fb\u1360-\u1368\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2100-\u2bff\u3001-\u3003\u3008-\u3011]/;

  function isLetter(character) {
    return !!character && !SIGN.test(character) && !/[⟦⟧\s]/.test(character);
  }

  function startsRun(token) {
    return !!token && !token.ends && (token.mark.kind === 'strong' || token.mark.kind === 'official');
  }

  function endsRun(token) {
    return !!token && (token.mark.kind === 'official' || (token.mark.kind === 'strong' && token.ends));
  }

  // The letter at the side of a token, over the marks of bold words between them, which give way.
  function letterBeside(text, all, index, step) {
    var other = all[index + step];
    var at = step < 0 ? all[index].start - 1 : all[index].stop;
    while (other && other.mark.kind === 'strong' && other.ends === step > 0 &&
      (step < 0 ? other.stop === at + 1 : other.start === at)) {
      at = step < 0 ? other.start - 1 : other.stop;
      index += step;
      other = all[index + step];
    }
    return isLetter(text.charAt(at));
  }

  // Whether a pair goes round signs only, with a letter at its side: there are no words to be bold.
  function isSignsOnly(text, first, last) {
    var inside = text.slice(first.stop, last.start);
    return inside.replace(/\s/g, '').split('').every(function (sign) {
      return SIGN.test(sign);
    }) && ((isLetter(text.charAt(first.start - 1)) && !/^\s/.test(inside)) ||
      (isLetter(text.charAt(last.stop)) && !/\s$/.test(inside)));
  }

  // Whether the end of one run and the beginning of the next can be told apart, right beside each other.
  function isMeeting(text, first, second, label) {
    var words = label(first.number);
    var before = first.mark.kind === 'official' ? words.charAt(words.length - 1) : text.charAt(first.start - 1);
    var behind = second.mark.kind === 'official' ? label(second.number).charAt(0) : text.charAt(second.stop);
    return first.stop === second.start && endsRun(first) && startsRun(second) &&
      (first.mark.kind === second.mark.kind || isLetter(before) !== isLetter(behind));
  }

  // Tokens that stand where Markdown cannot read them, in sentences; the import says the same.
  function misplaced(text, marks, label, say) {
    var all = wayleafTokens(text, marks);
    var open = [];
    var found = [];
    function tell(name, token, inner) {
      var sentence = say(name, { token: named(token), inner: inner && named(inner), label: label(token) });
      if (found.indexOf(sentence) < 0) {
        found.push(sentence);
      }
    }
    all.forEach(function (token, index) {
      var next = all[index + 1];
      var words = label(token.number);
      var at = -1;
      if (next && isMeeting(text, token, next, label)) {
        tell('beside', next.number);
      }
      // An exclamation mark before a link makes a picture of it.
      if (token.mark.kind === 'link' && !token.ends && text.charAt(token.start - 1) === '!') {
        tell('beside', token.number);
      }
      if (token.mark.kind === 'official' &&
        ((SIGN.test(words.charAt(0)) && letterBeside(text, all, index, -1)) ||
        (SIGN.test(words.charAt(words.length - 1)) && letterBeside(text, all, index, 1)))) {
        tell('beside', token.number);
      }
      if (token.mark.pair && !token.ends) {
        open.forEach(function (outer) {
          if (outer.mark.kind === token.mark.kind) {
            tell('nested', outer.number, token.number);
          }
        });
        open.push(token);
      }
      open.forEach(function (known, place) {
        at = token.ends && known.number === token.number ? place : at;
      });
      if (at >= 0) {
        if (open[at + 1]) {
          tell('crossed', token.number, open[at + 1].number);
        }
        if (!/\S/.test(text.slice(open[at].stop, token.start))) {
          tell('unpaired', token.number);
        } else if (token.mark.kind === 'strong' && isSignsOnly(text, open[at], token)) {
          tell('beside', token.number);
        }
        open.splice(at, 1);
      } else if (token.ends) {
        tell('unpaired', token.number);
      }
    });
    return found;
  }

  // What is wrong with the words of a part, in sentences.
  return function (part, text, others, say) {
    var marks = JSON.parse(part.getAttribute('data-marks'));
    var source = part.querySelector('.part__source').textContent;
    var found = [];
    var seen = {};
    function label(number) {
      var chip = part.querySelector('[data-number="' + number + '"] bdi');
      return chip ? chip.textContent : '';
    }
    if (!/\S/.test(text)) {
      return others ? [say('empty')] : [];
    }
    text.replace(/⟦([^⟧]*)⟧/g, function (token, inside) {
      var plain = wayleafDigits(inside);
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
      var told = { token: named(number), label: label(number) };
      if (!starts && !ends) {
        found.push(say(mark.optional ? 'optional' : 'lost', told));
      } else if (mark.pair && starts !== ends) {
        found.push(say('unpaired', told));
      } else if (starts > 1) {
        found.push(say('doubled', told));
      }
    });
    misplaced(text, marks, label, say).forEach(function (sentence) {
      if (found.indexOf(sentence) < 0) {
        found.push(sentence);
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
