using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps;

/// <summary>Why a patient stands where he stands in the queue, in words: how important, since when, what for, and what was tried.</summary>
public static class FollowUpWhy
{
    public static Sayings Of(FollowUpRow row, DateOnly today) => new([.. Parts(row, today)]);

    private static IEnumerable<Saying> Parts(FollowUpRow row, DateOnly today)
    {
        if (row.Importance != FollowUpImportance.Ordinary)
        {
            yield return new("FollowUps.Why.Importance", row.Importance);
        }

        var waited = today.DayNumber - row.DueOn.DayNumber;
        yield return waited switch
        {
            > 0 => new("FollowUps.Why.Late", row.DueOn, waited),
            0 => new("FollowUps.Why.Today"),
            _ => new("FollowUps.Why.Planned", row.DueOn),
        };
        if (row.Round > 1)
        {
            yield return new("FollowUps.Why.Again", row.Round);
        }

        yield return row.Origin == FollowUpOrigin.ByHand ? new("FollowUps.Why.ByHand")
            : row.Origin == FollowUpOrigin.Cohort ? new("FollowUps.Why.Cohort")
            : row.Origin == FollowUpOrigin.Complaint ? new("FollowUps.Why.Complaint")
            : row.DischargedOn is { } left ? new("FollowUps.Why.Step", row.Plan, row.Step, today.DayNumber - left.DayNumber)
            : new("FollowUps.Why.Plan", row.Plan, row.Step);
        if (row.AssigneeNo is not null && row.EndedAt is null)
        {
            yield return new("FollowUps.Why.For", row.Assignee ?? row.AssigneeNo);
        }

        if (row.LastOutcome is { } last && row.State is not (FollowUpState.Done or FollowUpState.Cancelled))
        {
            yield return last == FollowUpOutcome.Rescheduled ? new("FollowUps.Why.Agreed", row.ReadyAt) : new("FollowUps.Why.Tried", row.Attempts, last);
        }

        if (row is { FormSentAt: { } sent, State: FollowUpState.Due or FollowUpState.Leased or FollowUpState.Waiting })
        {
            yield return new("FollowUps.Why.FormSent", sent);
        }
    }
}
