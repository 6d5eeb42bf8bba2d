namespace HospitalCrm.Core.Calls.Lines;

/// <summary>The configured telephone lines.</summary>
public sealed class LineDirectory(IReadOnlyList<LineOptions> lines)
{
    public IReadOnlyList<LineOptions> Lines => lines;

    public LineOptions? Find(string id) => lines.FirstOrDefault(line => line.Id == id);

    /// <summary>The seat a line is wired to.</summary>
    public string? ExtensionOf(string lineId) => Find(lineId)?.Extension;

    /// <summary>Whether the line itself says when a call was answered and when it ended; a modem does neither.</summary>
    public bool TellsTheEnd(string lineId) => Find(lineId)?.Adapter == "HttpEvents";
}
