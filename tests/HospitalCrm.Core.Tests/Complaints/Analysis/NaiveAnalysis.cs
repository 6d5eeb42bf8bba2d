using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Analysis;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Tests.Complaints.Analysis;

/// <summary>The same figures counted one complaint after the other, written apart from the product.</summary>
internal sealed class NaiveAnalysis(IReadOnlyList<Complaint> all, DateTimeOffset now, int repeatDays)
{
    public bool IsIn(Complaint complaint, AnalysisGroup group, string key)
    {
        var local = complaint.ReceivedAt.ToOffset(TimeSpan.FromHours(8));
        return key == group switch
        {
            AnalysisGroup.Month => $"{local:yyyy-MM}",
            AnalysisGroup.Quarter => $"{local.Year}-Q{((local.Month + 2) / 3)}",
            AnalysisGroup.Department => complaint.DepartmentCode ?? "none",
            AnalysisGroup.Category => complaint.CategoryCode,
            AnalysisGroup.Source => complaint.Source.ToString(),
            AnalysisGroup.Weekday => $"{((int)local.DayOfWeek + 6) % 7}",
            _ => $"{local.Hour}",
        };
    }

    public void Compare(ComplaintFigures figures, IEnumerable<Complaint> candidates, DaySpan span, int fewest)
    {
        var counted = candidates.Where(complaint => DateOnly.FromDateTime(HospitalZone.Local(complaint.ReceivedAt).DateTime) is var day && day >= span.From && day <= span.To).ToList();
        Assert.Equal(counted.Count, figures.Count);
        foreach (var measure in Enum.GetValues<ComplaintMeasure>())
        {
            Assert.Equal((measure, counted.Count(complaint => Is(complaint, measure))), (measure, figures[measure]));
        }

        var judged = counted.Count(complaint => Is(complaint, ComplaintMeasure.Judged));
        Assert.Equal(judged < fewest ? null : (double)counted.Count(complaint => Is(complaint, ComplaintMeasure.InTime)) / judged, figures.InTimeShare);
        var told = counted.Where(complaint => complaint.FeedbackAt is not null).Select(complaint => (complaint.FeedbackAt!.Value - complaint.ReceivedAt).TotalDays).Order().ToList();
        Assert.Equal(told.Count < fewest, figures.Told is null);
        if (figures.Told is { } days)
        {
            // As many at or below the median as at or above it; nine of ten at or below the other.
            Assert.Contains(days.Median, told);
            Assert.InRange(told.Count(one => one <= days.Median) * 2, told.Count, told.Count + 1);
            Assert.InRange(told.Count(one => one <= days.P90), told.Count * 0.9 - 1e-9, (told.Count * 0.9) + 1);
        }
    }

    private bool Is(Complaint complaint, ComplaintMeasure measure)
    {
        var statutory = complaint.Clocks.Where(clock => clock.Kind == ComplaintClockKind.Statutory).ToList();
        var inner = complaint.Clocks.Where(clock => clock.Kind == ComplaintClockKind.Internal).ToList();
        return measure switch
        {
            ComplaintMeasure.Told => complaint.FeedbackAt is not null,
            ComplaintMeasure.Ended => !complaint.IsOpen,
            ComplaintMeasure.Judged => statutory.Any(IsJudged),
            ComplaintMeasure.InTime => statutory.Any(IsJudged) && statutory.Where(IsJudged).All(clock => clock.IsMet && clock.EndedAt <= clock.DueAt),
            ComplaintMeasure.InnerJudged => inner.Any(clock => clock.IsMet || clock.IsLate(now)),
            ComplaintMeasure.InnerInTime => inner.Any(clock => clock.IsMet) && !inner.Any(clock => clock.IsLate(now)),
            ComplaintMeasure.Rated => complaint.Satisfaction is not null,
            ComplaintMeasure.Content => complaint.Satisfaction is ComplaintSatisfaction.Satisfied or ComplaintSatisfaction.Fairly,
            ComplaintMeasure.AgainComplainant => complaint.PhoneIndex is { } phone && Again(complaint, other => other.PhoneIndex is { } known && known.SequenceEqual(phone)),
            ComplaintMeasure.AgainPatient => complaint.PatientId is not null && Again(complaint, other => other.PatientId == complaint.PatientId),
            _ => complaint.SubjectNo is not null && Again(complaint, other => other.SubjectNo == complaint.SubjectNo),
        };
    }

    private bool IsJudged(ComplaintClock clock) => clock.IsMet || (clock.EndedAt is null && now > clock.DueAt);

    private bool Again(Complaint complaint, Func<Complaint, bool> isSame)
    {
        var day = HospitalZone.Local(complaint.ReceivedAt).Date;
        return all.Any(other => isSame(other) && other.ReceivedAt < complaint.ReceivedAt && HospitalZone.Local(other.ReceivedAt).Date >= day.AddDays(-repeatDays));
    }
}
