namespace HospitalCrm.Benchmarks.Pop;

/// <summary>What a page says of one card. Made by Playwright, which wants an empty constructor.</summary>
internal sealed record SettledPop
{
    /// <summary>The first task after the frame that showed it, in <see cref="Measuring.WallClock"/> milliseconds.</summary>
    public double At { get; set; }

    public string Number { get; set; } = "";

    /// <summary>Every edge inside the window.</summary>
    public bool Whole { get; set; }

    /// <summary>No animation was running.</summary>
    public bool Still { get; set; }

    /// <summary>It went away when dismissed.</summary>
    public bool Gone { get; set; }

    public bool Visible { get; set; }
}
