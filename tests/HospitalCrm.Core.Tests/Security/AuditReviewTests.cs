using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class AuditReviewTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_checklist_has_the_figures_of_this_quarter_and_is_signed_once(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var auditor = await hospital.StaffAsync("auditor", "顾诚", SecurityPermissions.ViewAudit, SecurityPermissions.VerifyAudit);
        await hospital.Run.RunAsync(Actor.Product("sign-in"), (SignIn use) => use.HandleAsync("nobody", "wrong", "10.0.0.7"));
        await hospital.Run.RunAsync(auditor, (EndSessions use) => use.HandleAsync([]));
        var before = await ReadAsync(hospital, auditor);
        await hospital.Run.RunAsync(auditor, (StartAuditCheck use) => use.HandleAsync());
        await hospital.Services.GetRequiredService<AuditChecker>().Finished;

        var signed = await hospital.Run.RunAsync(auditor, (SignAuditReview use) => use.HandleAsync("无异常"));
        var again = await hospital.Run.RunAsync(auditor, (SignAuditReview use) => use.HandleAsync("再签"));

        var after = await ReadAsync(hospital, auditor);
        Assert.Equal("2026Q1", before.Quarter);
        Assert.Equal((-1, 1, 1, 1), (Figure(before, "chain"), Figure(before, "sign-in-failures"), Figure(before, "refusals"), Figure(before, "unused-accounts")));
        Assert.Equal((null, "Security.ReviewSigned"), (signed.Problem?.Code, again.Problem?.Code));
        var kept = Assert.Single(after.Past);
        Assert.Equal(("顾诚", "无异常", 0L), (kept.SignedByName, kept.Remarks, kept.Figures.Single(figure => figure.Key == "chain").Value));
    }

    [Fact]
    public async Task Who_may_only_look_signs_nothing()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var reader = await hospital.StaffAsync("info01", "赵工", SecurityPermissions.ViewAudit);

        Assert.Equal(ProblemKind.Forbidden, (await hospital.Run.RunAsync(reader, (SignAuditReview use) => use.HandleAsync(""))).Problem!.Kind);
    }

    private static long Figure(AuditReviews reviews, string key) => reviews.Figures.Single(figure => figure.Key == key).Value;

    private static async Task<AuditReviews> ReadAsync(TestHospital hospital, Actor auditor) => (await hospital.Run.RunAsync(auditor, (ReadAuditReviews use) => use.HandleAsync())).Value!;
}
