using System.Linq.Expressions;
using HospitalCrm.Core.Data;

namespace HospitalCrm.Core.Complaints.Analysis;

/// <summary>What the analysis counts besides the complaints received. A row of the list and a figure are judged by the same words (docs/adr/0059).</summary>
public enum ComplaintMeasure
{
    /// <summary>The complainant was told.</summary>
    Told,

    /// <summary>Over, whatever way.</summary>
    Ended,

    /// <summary>Its statutory time was met or is past: it can be said whether it was in time.</summary>
    Judged,

    /// <summary>Judged, and every statutory clock of it was met in time.</summary>
    InTime,

    /// <summary>A step of it is done, or late.</summary>
    InnerJudged,

    /// <summary>And none was late.</summary>
    InnerInTime,

    /// <summary>Said how content he is.</summary>
    Rated,

    /// <summary>满意 or 基本满意.</summary>
    Content,

    /// <summary>Somebody with the same telephone had complained shortly before.</summary>
    AgainComplainant,

    /// <summary>The same patient's case had been complained about shortly before.</summary>
    AgainPatient,

    /// <summary>The same person had been complained about shortly before.</summary>
    AgainSubject,
}

internal static class ComplaintMeasures
{
    /// <param name="repeatDays">What shortly before is.</param>
    public static Expression<Func<ComplaintRow, bool>> Of(ComplaintMeasure measure, CrmDb db, DateTimeOffset now, int repeatDays) => measure switch
    {
        ComplaintMeasure.Told => row => row.FeedbackAt != null,
        ComplaintMeasure.Ended => row => row.EndedAt != null,
        ComplaintMeasure.Judged => row => db.ComplaintClocks.Any(clock => clock.ComplaintId == row.Id && clock.Kind == ComplaintClockKind.Statutory && (clock.IsMet || (clock.EndedAt == null && clock.DueAt < now))),
        ComplaintMeasure.InTime => row =>
            db.ComplaintClocks.Any(clock => clock.ComplaintId == row.Id && clock.Kind == ComplaintClockKind.Statutory && (clock.IsMet || (clock.EndedAt == null && clock.DueAt < now)))
            && !db.ComplaintClocks.Any(clock => clock.ComplaintId == row.Id && clock.Kind == ComplaintClockKind.Statutory && ((clock.IsMet && clock.EndedAt > clock.DueAt) || (clock.EndedAt == null && clock.DueAt < now))),
        ComplaintMeasure.InnerJudged => row => db.ComplaintClocks.Any(clock => clock.ComplaintId == row.Id && clock.Kind == ComplaintClockKind.Internal && (clock.IsMet || (clock.EndedAt ?? clock.PausedAt ?? now) > clock.DueAt)),
        ComplaintMeasure.InnerInTime => row =>
            db.ComplaintClocks.Any(clock => clock.ComplaintId == row.Id && clock.Kind == ComplaintClockKind.Internal && clock.IsMet)
            && !db.ComplaintClocks.Any(clock => clock.ComplaintId == row.Id && clock.Kind == ComplaintClockKind.Internal && (clock.EndedAt ?? clock.PausedAt ?? now) > clock.DueAt),
        ComplaintMeasure.Rated => row => row.Satisfaction != null,
        ComplaintMeasure.Content => row => row.Satisfaction == ComplaintSatisfaction.Satisfied || row.Satisfaction == ComplaintSatisfaction.Fairly,
        ComplaintMeasure.AgainComplainant => row => row.PhoneIndex != null
            && db.Complaints.Any(before => before.PhoneIndex == row.PhoneIndex && before.ReceivedAt < row.ReceivedAt && before.ReceivedDay >= row.ReceivedDay - repeatDays),
        ComplaintMeasure.AgainPatient => row => row.PatientId != null
            && db.Complaints.Any(before => before.PatientId == row.PatientId && before.ReceivedAt < row.ReceivedAt && before.ReceivedDay >= row.ReceivedDay - repeatDays),
        _ => row => row.SubjectNo != null
            && db.Complaints.Any(before => before.SubjectNo == row.SubjectNo && before.ReceivedAt < row.ReceivedAt && before.ReceivedDay >= row.ReceivedDay - repeatDays),
    };
}
