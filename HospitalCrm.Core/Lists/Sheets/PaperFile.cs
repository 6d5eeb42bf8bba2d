namespace HospitalCrm.Core.Lists.Sheets;

/// <param name="Name">Holds nothing of a person.</param>
public sealed record PaperFile(string Name, string ContentType, byte[] Bytes)
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
