(function () {
"use strict";
var manifest = {"version":"a82dde17929f","withdrawn":false,"lists":{"ar":"7b46569f47f37c8d0e9d2eff90038c248c79af2b3706c7ed691b09638c9e9e97","da":"747dd9a9703a07caea07c0a4daa7b172f9fd3048c5b9e8fddceb0be30f91a009","en":"424a1d2834b4a2768841e940c0c4e24155acbe2afe2ddc9ec973dc3991818de4"}};
})();
