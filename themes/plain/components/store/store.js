// The only owner of what is kept on the phone: one key, a JSON array of item ids, whatever the language.
// The key is there only after the reader has asked for it.
wayleaf.store = (function () {
  var key = "wayleaf:ticks";

  function valid(id, at, all) {
    return typeof id === "string" && /^[a-z0-9-]{1,80}$/.test(id) && all.indexOf(id) === at;
  }

  return {
    key: key,
    // null: nothing is remembered. Anything unreadable counts as an empty list.
    read: function () {
      var text = null, list;
      try { text = window.localStorage.getItem(key); } catch (error) {}
      if (text === null) return null;
      try { list = JSON.parse(text); } catch (error) {}
      return Array.isArray(list) ? list.slice(0, 999).filter(valid) : [];
    },
    // "" when it was stored, else why not: "refused" or "full".
    write: function (list) {
      try {
        window.localStorage.setItem(key, JSON.stringify(list));
        return "";
      } catch (error) {
        return error && (error.code === 22 || error.code === 1014) ? "full" : "refused";
      }
    },
    erase: function () {
      try { window.localStorage.removeItem(key); } catch (error) {}
    }
  };
})();
