(function () {
"use strict";
var manifest = {"version":"2ef72819d522","withdrawn":false,"lists":{"ar":"ed3096c9930a08a62c27acdd90e186b324bb300e8994512f616e35380377f26a","da":"ce084543f0940573947761b1d5a9d9c336116ecaf39c7b65cc2298f0f10c837d","en":"c82246ae4133e3f21ccd1721f6a9b3958de1b69ac08d77be93c9b0e053f2fd1e"}};
})();
