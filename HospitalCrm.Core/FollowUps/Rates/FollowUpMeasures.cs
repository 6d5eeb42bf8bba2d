using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.FollowUps.Rates;

/// <summary>What the rates count, of the follow-ups due in a span of days (docs/adr/0054). A row of a list and a counted group are judged by the same words.</summary>
public enum FollowUpMeasure
{
    /// <summary>Not withdrawn: somebody was to be asked.</summary>
    Expected,

    /// <summary>失访.</summary>
    Lost,

    /// <summary>Rung up at least once in this round.</summary>
    Called,

    /// <summary>The last call found him or his family: done, refused, another time agreed, or told that he came back, went elsewhere or died.</summary>
    Reached,

    /// <summary>Ended, or its grace is over: it can be said whether it was in time.</summary>
    Judged,

    /// <summary>Somebody spoke with him not later than the grace after its day.</summary>
    OnTime,
}

public static class FollowUpMeasures
{
    private static readonly FollowUpOutcome?[] Answered =
        [FollowUpOutcome.Done, FollowUpOutcome.Refused, FollowUpOutcome.Rescheduled, FollowUpOutcome.Readmitted, FollowUpOutcome.Transferred, FollowUpOutcome.Died];

    private static readonly FollowUpState[] Ended = [FollowUpState.Done, FollowUpState.Refused, FollowUpState.Lost];
    private static readonly FollowUpState[] Spoken = [FollowUpState.Done, FollowUpState.Refused];

    /// <summary>The same for a group of follow-ups that are alike.</summary>
    /// <param name="isInTime">Ended within the grace.</param>
    /// <param name="isTimeUp">Its day and the grace are past.</param>
    internal static bool Counts(FollowUpMeasure measure, FollowUpState state, FollowUpOutcome? last, bool isInTime, bool isTimeUp) => measure switch
    {
        FollowUpMeasure.Expected => state != FollowUpState.Cancelled,
        FollowUpMeasure.Lost => state == FollowUpState.Lost,
        FollowUpMeasure.Called => last is not null,
        FollowUpMeasure.Reached => Answered.Contains(last) && last is not null,
        FollowUpMeasure.Judged => state != FollowUpState.Cancelled && (isTimeUp || Ended.Contains(state)),
        _ => isInTime && Spoken.Contains(state),
    };

    /// <summary>The rows a figure counted.</summary>
    internal static Expression<Func<FollowUpRow, bool>> Filter(string typed, ListTools tools)
    {
        var grace = tools.Parameters.Get(FollowUpParameters.OverdueDays);
        var limit = tools.Clock.Today().AddDays(-grace);
        return Enum.TryParse<FollowUpMeasure>(typed, out var measure) ? measure switch
        {
            FollowUpMeasure.Expected => row => row.State != FollowUpState.Cancelled,
            FollowUpMeasure.Lost => row => row.State == FollowUpState.Lost,
            FollowUpMeasure.Called => row => row.LastOutcome != null,
            FollowUpMeasure.Reached => row => row.LastOutcome != null && Answered.Contains(row.LastOutcome),
            FollowUpMeasure.Judged => row => row.State != FollowUpState.Cancelled && (row.DueOn < limit || Ended.Contains(row.State)),
            _ => row => row.DaysLate != null && row.DaysLate <= grace && Spoken.Contains(row.State),
        }
        : row => false;
    }
}
