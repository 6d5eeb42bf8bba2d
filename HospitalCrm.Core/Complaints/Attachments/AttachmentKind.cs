namespace HospitalCrm.Core.Complaints.Attachments;

/// <summary>What a file is by its content. Nothing else is taken.</summary>
public enum AttachmentKind
{
    Jpg,
    Png,
    Pdf,
    Docx,
    Xlsx,
    Mp3,
    Wav,
    Amr,
}
