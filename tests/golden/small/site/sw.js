(function () {
"use strict";
var manifest = {"version":"8ce6dcd10320","withdrawn":false,"lists":{"ar":"f96804a4c15d82c6176d33cd5e21e13d018404228e5af5a5c449fda90ac82a27","da":"f480c3c84df18e9aad9f90e93166adf0c1173eb844bd47ee1c76c12962fe2d92","en":"e23b6a727805656eeaaebb0cea76add31078816edfe75da66a48e7565c27681a"}};
})();
