// A text of ASCII as a QR code (ISO/IEC 18004): level M, versions 2 to 6, mask 0. Gives rows of 1 and 0; null if it is too long.
wayleaf.qr = function (text) {
  var exp = [], log = [], version, size, cells = [], fixed = [], bits = "", data = [], all = [], x, y, i, j, k, value = 1;
  // Of each version: bytes of correction a block, blocks, bytes of data.
  var kinds = [, , [16, 1, 28], [26, 1, 44], [18, 2, 64], [24, 2, 86], [16, 4, 108]];
  for (i = 0; i < 255; i++) { exp[i] = value; log[value] = i; value = value << 1 ^ (value > 127 ? 285 : 0); }
  for (version = 2; version < 7 && kinds[version][2] - 2 < text.length; version++);
  if (version > 6) return null;
  size = version * 4 + 17;
  function two(number, length) { return (65536 * 8 + number).toString(2).slice(-length); }
  function set(x, y, dark) { (cells[y] = cells[y] || [])[x] = dark; (fixed[y] = fixed[y] || [])[x] = 1; }
  function finder(cx, cy, reach) {
    for (var dy = -reach; dy <= reach; dy++) for (var dx = -reach; dx <= reach; dx++) {
      var away = Math.max(Math.abs(dx), Math.abs(dy)), px = cx + dx, py = cy + dy;
      if (px >= 0 && py >= 0 && px < size && py < size) set(px, py, +(reach === 4 ? away !== 2 && away !== 4 : away !== 1));
    }
  }
  // Data, filled up, in blocks with their correction.
  bits = "0100" + two(text.length, 8);
  for (i = 0; i < text.length; i++) bits += two(text.charCodeAt(i), 8);
  bits += "0000";
  bits = bits.slice(0, bits.length - bits.length % 8);
  for (i = 0; i < kinds[version][2]; i++) data[i] = bits.length > i * 8 ? parseInt(bits.substr(i * 8, 8), 2) : (i - bits.length / 8) % 2 ? 17 : 236;
  var ec = kinds[version][0], count = kinds[version][1], blocks = [], divisor = [], root = 1;
  for (i = 0; i < ec; i++) divisor[i] = +(i === ec - 1);
  function times(a, b) { return a && b ? exp[(log[a] + log[b]) % 255] : 0; }
  for (i = 0; i < ec; i++) {
    for (j = 0; j < ec; j++) divisor[j] = times(divisor[j], root) ^ (divisor[j + 1] || 0);
    root = times(root, 2);
  }
  var small = Math.floor(data.length / count), larger = data.length % count, at = 0;
  for (i = 0; i < count; i++) {
    var own = data.slice(at, at += small + (i >= count - larger)), rest = [];
    for (j = 0; j < ec; j++) rest[j] = 0;
    own.forEach(function (byte) {
      var factor = byte ^ rest.shift();
      rest.push(0);
      divisor.forEach(function (d, n) { rest[n] ^= times(d, factor); });
    });
    blocks.push([own, rest]);
  }
  [0, 1].forEach(function (part) {
    for (j = 0; j <= small + ec; j++) blocks.forEach(function (block) { if (j < block[part].length) all.push(block[part][j]); });
  });
  // Patterns.
  for (i = 0; i < size; i++) { set(6, i, +!(i % 2)); set(i, 6, +!(i % 2)); }
  finder(3, 3, 4); finder(size - 4, 3, 4); finder(3, size - 4, 4);
    finder(size - 7, size - 7, 2);
  // Level M, mask 0: 101010000010010.
  for (i = 0; i < 15; i++) {
    k = 21522 >> i & 1;
    set(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, k);
    set(i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i, 8, k);
  }
  set(8, size - 8, 1);
  // Bits, two columns at a time from the right, up and down in turn.
  i = 0;
  for (x = size - 1; x > 0; x -= 2) {
    if (x === 6) x--;
    for (k = 0; k < size; k++) for (j = 0; j < 2; j++) {
      y = ((size - 1 - x + (x < 6)) >> 1) % 2 ? k : size - 1 - k;
      if (!fixed[y][x - j]) { cells[y][x - j] = (all[i >> 3] >> 7 - (i & 7) & 1) ^ !((x - j + y) % 2); i++; }
    }
  }
  return cells;
};
