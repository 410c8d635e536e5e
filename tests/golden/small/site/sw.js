(function () {
"use strict";
var manifest = {"version":"fcd3d3a5cc63","withdrawn":false,"lists":{"ar":"576c126487ed04cf7b63036bfb2826c51edae9f4eb99298dabf6e1f3cf846c85","da":"509d0d8995e76766dc92ff64843e8ec4c5ff53d7f110528368d820b454aa7fcc","en":"0e98fd72e8127ee548c18fd74330fd9e02cb544520e4df94ba53448f5719d989"}};
})();
