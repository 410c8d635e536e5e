(function () {
"use strict";
var manifest = {"version":"0d360aa95b43","withdrawn":false,"lists":{"ar":"74202b37087b54297fb05fb340a053d7f0c5b989276aa3eebe7ae134e54752a9","da":"0099660c496b86e7139268b7015ebdc3f3d2cb470fd393e66d0ed358f0dda094","en":"fefcdd1cdbb760433aa57ec5b9790dbf3af621dca0f5145b9365f229007b6fb9"}};
})();
