using System.Globalization;
using System.Text.RegularExpressions;

namespace HospitalCrm.Device.Scripts;

/// <summary>A recorded line: what a modem printed, each line with the pause before it. docs/devices.md describes the format.</summary>
public sealed partial record LineScript(IReadOnlyList<LineScript.Step> Steps, TimeSpan? LoopAfter)
{
    public sealed record Step(TimeSpan Pause, string Text);

    /// <exception cref="FormatException">Its message is the number of the line that cannot be read.</exception>
    public static LineScript Parse(IEnumerable<string> lines)
    {
        var steps = new List<Step>();
        TimeSpan? loopAfter = null;
        foreach (var (index, raw) in lines.Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var match = StepLine().Match(line);
            if (match.Success)
            {
                steps.Add(new(Seconds(match), match.Groups["text"].Value));
            }
            else if ((match = LoopLine().Match(line)).Success)
            {
                loopAfter = Seconds(match);
            }
            else
            {
                throw new FormatException((index + 1).ToString(CultureInfo.InvariantCulture));
            }
        }

        return new(steps, loopAfter);
    }

    private static TimeSpan Seconds(Match match) =>
        TimeSpan.FromSeconds(double.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^\+(?<seconds>\d{1,6}(\.\d{1,6})?)s\s+(?<text>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"^loop\s+(?<seconds>\d{1,6}(\.\d{1,6})?)s$", RegexOptions.CultureInvariant)]
    private static partial Regex LoopLine();
}
