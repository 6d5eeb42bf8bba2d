namespace HospitalCrm.Web.Gallery;

public sealed class GalleryTexts;
