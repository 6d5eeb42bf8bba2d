// Documents that stay in the EMR open beside the archive; the other page never gets hold of this one.
window.crmArchive = {
  open(address) {
    const link = document.createElement('a');
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.click();
  },
};
