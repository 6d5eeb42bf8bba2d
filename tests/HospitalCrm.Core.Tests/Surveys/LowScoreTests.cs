using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Surveys.Satisfaction;
using HospitalCrm.Core.Tests.Complaints;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Surveys;

/// <summary>低分整改 that nobody settles in time, and one that becomes a complaint.</summary>
public sealed class LowScoreTests
{
    [Fact]
    public async Task Overdue_the_department_is_told_once_and_days_later_the_office_once()
    {
        await using var hospital = await OpenAsync();
        await LowAsync(hospital);

        Assert.Equal(0, await RemindAsync(hospital));
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        Assert.Equal((1, 0), (await RemindAsync(hospital), await RemindAsync(hospital)));
        Assert.Equal(["head01", "headnurse01"], await ToldAsync(hospital));
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((1, 0), (await RemindAsync(hospital), await RemindAsync(hospital)));

        Assert.Equal(["complaint01", "head01", "headnurse01"], await ToldAsync(hospital));
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var texts = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().Where(message => message.Source == LowScoreNotices.Source).ToListAsync());
        Assert.All(texts, message => Assert.Contains("3月5日", vault.Open(OutboundMessage.TextPurpose, message.Text), StringComparison.Ordinal));
        Assert.All(texts, message => Assert.DoesNotContain("王芳", vault.Open(OutboundMessage.TextPurpose, message.Text), StringComparison.Ordinal));
        Assert.All(texts, message => Assert.Null(message.PatientId));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_was_said_of_himself_nor_of_what_is_settled()
    {
        await using var hospital = await OpenAsync();
        await LowAsync(hospital, rated: "|head01|");
        var settled = await LowAsync(hospital);
        await hospital.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<Core.Data.CrmDb>();
            var score = await db.LowScores.SingleAsync(low => low.Id == settled);
            var note = services.GetRequiredService<Vault>().Seal(LowScore.NotePurpose, "已致歉");
            score.Contact("complaint01", note, hospital.Hospital.Clock.GetUtcNow());
            score.Resolve("complaint01", note, hospital.Hospital.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Equal(1, await RemindAsync(hospital));

        Assert.Equal(["headnurse01"], await ToldAsync(hospital));
    }

    [Fact]
    public async Task Handed_over_it_is_a_draft_complaint_with_who_said_it_and_what()
    {
        await using var hospital = await OpenAsync();
        var low = await LowAsync(hospital, (SatisfactionScope.Department, "dept-attitude", "attitude", null), (SatisfactionScope.Department, "dept-price", "price", null));

        var handed = await HandOverAsync(hospital, "complaint01", low);
        var twice = await HandOverAsync(hospital, "complaint01", low);

        Assert.Null(handed.Problem);
        Assert.Equal("Surveys.LowScoreState", twice.Problem!.Code);
        Assert.Equal(LowScoreState.HandedOver, await hospital.Hospital.WithDbAsync(db => db.LowScores.Where(score => score.Id == low).Select(score => score.State).SingleAsync()));
        var draft = await hospital.Hospital.WithDbAsync(db => db.Complaints.AsNoTracking().SingleAsync());
        Assert.Equal((ComplaintState.Draft, ComplaintSource.Survey, "1001", null, "attitude", null), (draft.State, draft.Source, draft.DepartmentCode, draft.SubjectNo, draft.CategoryCode, draft.Number));
        var sheet = (await hospital.OpenAsync("complaint01", draft.Id)).Value!;
        Assert.Equal(("王芳", "13800138000", "服务态度：不满意；等候太久"), (sheet.Complainant!.Name, sheet.Complainant.Phone, sheet.Complainant.Words));
        Assert.Null((await hospital.DoAsync<AcceptComplaint>("complaint01", (use, form) => use.HandleAsync(draft.Id, form))).Problem);
    }

    [Fact]
    public async Task Where_one_person_alone_was_rated_low_the_draft_is_about_him_and_his_head_opens_no_draft()
    {
        await using var hospital = await OpenAsync();
        await hospital.AsAsync("doctor01");
        var low = await LowAsync(hospital, (SatisfactionScope.Staff, "staff-skill", "skill", "doctor01"), (SatisfactionScope.Staff, "staff-attitude", "attitude", "doctor01"));

        Assert.Null((await HandOverAsync(hospital, "head01", low)).Problem);

        var draft = await hospital.Hospital.WithDbAsync(db => db.Complaints.AsNoTracking().SingleAsync());
        Assert.Equal(("1001", "doctor01"), (draft.DepartmentCode, draft.SubjectNo));
        Assert.Equal("Complaints.Missing", (await hospital.OpenAsync("head01", draft.Id)).Problem!.Code);
    }

    [Fact]
    public async Task Who_was_rated_and_who_settles_elsewhere_hands_nothing_over()
    {
        await using var hospital = await OpenAsync();
        var low = await LowAsync(hospital, rated: "|complaint01|");

        Assert.Equal("Surveys.Missing", (await HandOverAsync(hospital, "complaint01", low)).Problem!.Code);
        Assert.Equal("Surveys.Missing", (await HandOverAsync(hospital, "head02", low)).Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, (await HandOverAsync(hospital, "agent01", low)).Problem!.Kind);
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.Complaints.CountAsync()));
    }

    private static async Task<ComplaintHospital> OpenAsync()
    {
        var hospital = await ComplaintHospital.OpenAsync();
        foreach (var staffNo in new[] { "head01", "headnurse01", "head02", "complaint01", "agent01" })
        {
            await hospital.AsAsync(staffNo);
        }

        return hospital;
    }

    private static Task<Id<LowScore>> LowAsync(ComplaintHospital hospital, params (SatisfactionScope Scope, string Item, string Class, string? Staff)[] marks) => LowAsync(hospital, "", marks);

    private static async Task<Id<LowScore>> LowAsync(ComplaintHospital hospital, string rated, params (SatisfactionScope Scope, string Item, string Class, string? Staff)[] marks)
    {
        var patient = await hospital.Hospital.WithDbAsync(db => db.Patients.Select(known => (Id<Patient>?)known.Id).FirstOrDefaultAsync())
            ?? await hospital.Hospital.HaveAsync(new() { Name = "王芳", BirthDate = "1950-01-01", Numbers = [new() { Number = "13800138000" }] });
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var (stay, now) = (new RatedStay(Guid.NewGuid(), 1, patient, null, "1001"), hospital.Hospital.Clock.GetUtcNow());
        var low = new LowScore(stay, 30, rated, vault.Seal(LowScore.TextPurpose, "服务态度：不满意；等候太久"), now, now.AddDays(3));
        await hospital.Hospital.AddAsync([low, .. marks.Select(mark => new SatisfactionRating(stay, new(mark.Scope, mark.Item, mark.Class, mark.Staff, 30), new(2026, 3, 2)))]);
        return low.Id;
    }

    private static Task<int> RemindAsync(ComplaintHospital hospital) => hospital.InScopeAsync(services => services.GetRequiredService<RemindOfLowScores>().RunAsync(default));

    private static async Task<Outcome<bool>> HandOverAsync(ComplaintHospital hospital, string by, Id<LowScore> low) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (HandOverLowScore use) => use.HandleAsync(low));

    /// <summary>Whose mobile numbers the messages went to.</summary>
    private static async Task<IEnumerable<string>> ToldAsync(ComplaintHospital hospital)
    {
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var told = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().Where(message => message.Source == LowScoreNotices.Source).ToListAsync());
        return told.Select(message => Core.Data.Seeding.DemoStaff.All.Single(staff => staff.Mobile == vault.Open(OutboundMessage.ToPurpose, message.To)).Code).Order(StringComparer.Ordinal);
    }
}
