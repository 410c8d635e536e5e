// A text as readers will see it: what stands in its boxes, each token as what it stands for. Made of elements and texts only, so
// that nothing typed becomes markup.
var wayleafSeen = (function () {
  'use strict';

  function put(parent, name, words) {
    var element = parent.appendChild(document.createElement(name));
    if (words) {
      element.textContent = words;
    }
    return element;
  }

  // Words without tokens; in the official language `*` goes round what is stressed.
  function plain(parent, words, isOfficial) {
    words.split(isOfficial ? /\*([^*]+)\*/ : /^$/).forEach(function (run, index) {
      if (run && index % 2) {
        put(parent, 'em', run);
      } else if (run) {
        parent.appendChild(document.createTextNode(run));
      }
    });
  }

  // A token that stands alone.
  function single(parent, mark, official, number) {
    var element;
    if (mark.kind === 'source') {
      put(parent, 'sup', '[' + number + ']');
    } else if (mark.kind === 'official') {
      element = put(parent, 'i', mark.shown);
      element.lang = official;
      element.dir = 'auto';
    } else {
      put(parent, 'bdi', mark.shown);
    }
  }

  // Puts the words of a box into an element; says how many sources it and the boxes before it have.
  function draw(parent, text, marks, official, isOfficial, sources) {
    var open = [];
    var at = 0;
    function inner() {
      return open.length ? open[open.length - 1].element : parent;
    }
    wayleafTokens(text, marks).forEach(function (token) {
      var element;
      plain(inner(), text.slice(at, token.start), isOfficial);
      at = token.stop;
      if (!token.mark.pair && token.ends) {
        put(inner(), 'bdi', text.slice(token.start, token.stop));
      } else if (!token.mark.pair) {
        sources += token.mark.kind === 'source' ? 1 : 0;
        single(inner(), token.mark, official, sources);
      } else if (!token.ends) {
        element = put(inner(), token.mark.kind === 'strong' ? 'strong' : 'span');
        element.className = token.mark.kind === 'link' ? 'seen__link' : '';
        open.push({ number: token.number, element: element });
      } else if (open.length && open[open.length - 1].number === token.number) {
        open.pop();
      }
    });
    plain(inner(), text.slice(at), isOfficial);
    return sources;
  }

  // Draws parts into a place: of each its box, its tokens and what it is in its text.
  return function (place, parts, official) {
    var isOfficial = place.lang === official;
    var sources = 0;
    place.textContent = '';
    parts.forEach(function (part) {
      var words = part.querySelector('textarea').value;
      var line = put(place, 'p');
      line.className = 'seen__' + part.getAttribute('data-look');
      if (/\S/.test(words)) {
        sources = draw(line, words, JSON.parse(part.getAttribute('data-marks')), official, isOfficial, sources);
      } else {
        line.textContent = '…';
      }
      [].slice.call(part.querySelectorAll('.part__code')).forEach(function (code) {
        var block = put(place, 'pre', code.textContent);
        block.dir = 'ltr';
      });
    });
  };
}());
