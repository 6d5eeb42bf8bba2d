namespace HospitalCrm.Web.Parts.Lists;

/// <summary>The texts of lists, exports and views; see the two .resx beside it.</summary>
public sealed class ListsTexts;
