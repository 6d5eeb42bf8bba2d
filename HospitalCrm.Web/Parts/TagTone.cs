namespace HospitalCrm.Web.Parts;

/// <summary>What a tag's colour means. Each pair of colours is tested for contrast in both themes.</summary>
public enum TagTone
{
    Plain,
    Info,
    Good,
    Warning,
    Danger,
}
