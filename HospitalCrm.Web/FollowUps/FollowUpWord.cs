using System.Text;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Web.Parts;

namespace HospitalCrm.Web.FollowUps;

/// <summary>How outcomes are called in the browser, and what states look like.</summary>
internal static class FollowUpWord
{
    /// <summary>NotThePatient → not-the-patient.</summary>
    public static string Of(FollowUpOutcome? outcome)
    {
        var word = new StringBuilder();
        foreach (var letter in outcome?.ToString() ?? "")
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    public static FollowUpOutcome? Read(string? word) =>
        Enum.GetValues<FollowUpOutcome>().Where(outcome => Of(outcome) == word).Select(outcome => (FollowUpOutcome?)outcome).FirstOrDefault();

    public static TagTone Tone(FollowUpState state) => state switch
    {
        FollowUpState.Done => TagTone.Good,
        FollowUpState.Due => TagTone.Info,
        FollowUpState.Leased or FollowUpState.Waiting => TagTone.Warning,
        FollowUpState.NumberNeeded or FollowUpState.Lost => TagTone.Danger,
        _ => TagTone.Plain,
    };

    public static TagTone Tone(AlertState state) => state switch
    {
        AlertState.New => TagTone.Danger,
        AlertState.Acknowledged => TagTone.Warning,
        _ => TagTone.Good,
    };
}
