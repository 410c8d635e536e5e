(function () {
"use strict";
var manifest = {"version":"f9f420e746e7","withdrawn":false,"lists":{"ar":"df6acb0bdfdafc3f50ec2b1da0cf984d989fa0e28c583bb5a4d4a07184f8c99b","da":"4543fb055af91cc6f585873816e4c829b054163adcf4301a16aa21cbf40e055c","en":"2470a5bdf1c508efb7d1a0203d082303e0ce0d8bff562fd6a8d87dddaf8b3ad7"}};
})();
