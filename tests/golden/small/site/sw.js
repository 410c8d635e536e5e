(function () {
"use strict";
var manifest = {"version":"79e23a4afdb1","withdrawn":false,"lists":{"ar":"f471b56dd9b59b3198bab44f46fcfe77cce61244a94fae2865a1fca3225a3ca4","da":"31402a53bd9e610884e7c3b2663df97a9a92fbf465b4942632836eef869d884f","en":"5b5b49bccb2f51b19389ef25cbcd9d6cb3eb15a1d577e44b5f40d907a0def510"}};
})();
