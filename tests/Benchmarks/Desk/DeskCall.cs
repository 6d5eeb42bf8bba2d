namespace HospitalCrm.Benchmarks.Desk;

/// <summary>What the agent, and the telephone system, know of one call: written down here before or after the product says so, never guessed.</summary>
internal sealed class DeskCall(string link, string staffNo)
{
    private readonly List<(long At, string Text)> _typed = [];

    public string Link => link;

    public string StaffNo => staffNo;

    /// <summary>The product took the ringing.</summary>
    public bool IsAccepted { get; set; }

    /// <summary>The page said that it is saved.</summary>
    public bool IsSaved { get; set; }

    /// <summary>The press was on its way when the product died: saved or still a draft, both are right.</summary>
    public bool IsSaving { get; set; }

    public string Last => _typed.Count == 0 ? "" : _typed[^1].Text;

    public void Type(long at, string text) => _typed.Add((at, text));

    /// <summary>What was typed by then.</summary>
    public string TypedBy(long at) => _typed.LastOrDefault(one => one.At <= at).Text ?? "";
}
