using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Learning;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>月度分析: the figures as they were, under a hash, signed once by 院领导.</summary>
public sealed class MonthlyReviewTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    [Fact]
    public async Task What_was_prepared_stays_as_it_was_and_is_signed_by_another_once()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var first = await hospital.RegisterAsync();
        await hospital.ToCallbackAsync(first);
        await hospital.CallBackAsync("agent01", first, CallbackAnswer.Agreed, ComplaintSatisfaction.Satisfied);
        var second = await hospital.RegisterAsync();
        var early = await PrepareAsync(hospital, "complaint01");
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Null((await PrepareAsync(hospital, "complaint01")).Problem);
        var prepared = await ReadAsync(hospital, "manager01");

        // The world goes on; what was frozen does not.
        Assert.Null((await hospital.AssignAsync(second)).Problem);
        Assert.Null((await hospital.DoAsync<FeedBackComplaint>("medical01", (use, form) => use.HandleAsync(second, form))).Problem);
        Assert.Null((await SignAsync(hospital, "manager01", prepared.Hash!)).Problem);
        var again = await SignAsync(hospital, "manager01", prepared.Hash!);
        var anew = await PrepareAsync(hospital, "complaint01");

        var signed = await ReadAsync(hospital, "manager01");
        Assert.Equal("Complaints.MonthNotOver", early.Problem!.Code);
        Assert.Equal((2, 1, 0, 1, 1), (prepared.Figures.Received, prepared.Figures.InTime, prepared.Figures.Late, prepared.Figures.Unanswered, prepared.Figures.Repeated));
        Assert.Equal(("medical", 2), (Assert.Single(prepared.Figures.Categories).Key, prepared.Figures.Categories[0].Count));
        Assert.Equal(("Satisfied", 1), (Assert.Single(prepared.Figures.Satisfaction).Key, prepared.Figures.Satisfaction[0].Count));
        Assert.Equivalent(prepared.Figures, signed.Figures);
        Assert.True(signed is { IsIntact: true, SignedWords: "同意，请各科落实", MaySign: false, MayPrepare: false });
        Assert.Equal("Complaints.ReviewSigned", again.Problem!.Code);
        Assert.Equal("Complaints.ReviewSigned", anew.Problem!.Code);
    }

    [Fact]
    public async Task Prepared_anew_meanwhile_it_is_not_signed_unread()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(40));
        await PrepareAsync(hospital, "complaint01");
        var read = await ReadAsync(hospital, "manager01");
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        await PrepareAsync(hospital, "complaint01");

        var signed = await SignAsync(hospital, "manager01", read.Hash!);

        Assert.Equal("Complaints.ReviewChanged", signed.Problem!.Code);
    }

    [Fact]
    public async Task Who_prepared_it_cannot_sign_and_what_was_touched_in_the_database_is_seen()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(40));
        await PrepareAsync(hospital, "complaint01");
        var prepared = await ReadAsync(hospital, "manager01");

        var own = await SignAsync(hospital, "complaint01", prepared.Hash!);
        await SignAsync(hospital, "manager01", prepared.Hash!);
        var before = await ReadAsync(hospital, "manager01");
        await hospital.Hospital.WithDbAsync(db => db.MonthlyReviews.ExecuteUpdateAsync(set => set.SetProperty(review => review.Figures, review => review.Figures.Replace("\"Received\":0", "\"Received\":7"))));

        Assert.Equal(ProblemKind.Forbidden, own.Problem!.Kind);
        Assert.True(before.IsIntact);
        Assert.False((await ReadAsync(hospital, "manager01")).IsIntact);
    }

    private static async Task<Outcome<bool>> PrepareAsync(ComplaintHospital hospital, string by) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (PrepareMonthlyReview use) => use.HandleAsync(March, new() { Text = "候诊时间长是主要原因" }));

    private static async Task<Outcome<bool>> SignAsync(ComplaintHospital hospital, string by, string hash) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (SignMonthlyReview use) => use.HandleAsync(March, new() { Text = "同意，请各科落实", Hash = hash }));

    private static async Task<MonthlyReviewSheet> ReadAsync(ComplaintHospital hospital, string by) =>
        (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (ReadMonthlyReview use) => use.HandleAsync(March))).Value!;
}
