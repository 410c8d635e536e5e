(function () {
"use strict";
var manifest = {"version":"81fe706902ac","withdrawn":false,"lists":{"ar":"793e482f2e01153bff5459a05e55690c85bd22d8101de88b8f14930691e8285a","da":"9ab2b9f75fc5321d521c575ceb3c02e490a8fd278ced4803d929f4e7e22e2772","en":"67eca062806f015ed457a8d341a30f17f7e0c86d8736c98fd26d4b2433695ff4"}};
})();
