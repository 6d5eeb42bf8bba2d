namespace HospitalCrm.Web.Parts.Lists;

/// <summary>One cell, for a page that draws some of them its own way (a tag, a masked phone).</summary>
public sealed record ListCell<TRow>(TRow Row, string Column, string Text);
