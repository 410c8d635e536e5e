(function () {
"use strict";
var manifest = {"version":"fa11994867f5","withdrawn":false,"lists":{"ar":"6dc4f1e16cd39d0bb7d57ac7443879cd5f0d51c0d0e1a10dab1facf82da6df51","da":"fed62ece37a3dd9faa794d0480e437feaf2d5154af736effbd7509f33c8d8af2","en":"ef8c47b9f5bd0a8b7c179cbaed24b279fe8c4275eebf66adf3ba81d4b872677e"}};
})();
