// For a page that is the first of its folder. Some hosts show it at the folder's address without the slash, where all that it names would
// lie one folder too high: this puts the slash back, with no new request. A folder with such a page has a copy of this script, so that it is
// there from either address.
{
  const { folder } = document.currentScript.dataset;
  if (location.pathname.endsWith(`/${folder}`)) {
    history.replaceState(history.state, "", `${folder}/${location.search}${location.hash}`);
  }
}
