namespace HospitalCrm.Web.Parts.Forms;

/// <summary>What a field needs to know of the form around it.</summary>
/// <param name="Form">Whose room's texts name the fields.</param>
public sealed record FormFrame(Type Form, bool IsReadOnly);
