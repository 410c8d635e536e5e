(function () {
"use strict";
var manifest = {"version":"709cc3fabdb4","withdrawn":false,"lists":{"ar":"5dcda6eb6d4711ab283e16f7e76fe7632e03edd22705f4c4184bd0c8dda8f5d3","da":"681c97fa724cb051701ff14bc6a595aafa86861e93efaed61c562ca12f5c5653","en":"5440f3f5c2fe2e5ac62318d062ab8c241a1cbb2069c92861a09a130e0d4550fb"}};
})();
