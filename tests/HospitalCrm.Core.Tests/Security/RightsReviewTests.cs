using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class RightsReviewTests
{
    private const string Password = "correct-horse-7";

    [Fact]
    public async Task It_says_who_holds_what_and_what_is_odd_about_it()
    {
        await using var hospital = await OpenAsync();
        var reviewer = await ReviewerAsync(hospital);
        var away = await hospital.StaffAsync("agent01", "王芳", PatientPermissions.View, PatientPermissions.Reveal);
        await LockAsync(hospital, away);
        var both = await hospital.StaffAsync("both01", "赵建国", SecurityPermissions.ManageStaff, SecurityPermissions.ViewAudit);
        await hospital.WithDbAsync(db => db.SignInSessions.Where(session => session.AccountId == both.AccountId).ExecuteDeleteAsync());

        var report = await ReadAsync(hospital, reviewer);

        var agent = Assert.Single(report.People, person => person.StaffNo == "agent01");
        Assert.Equal(["patients.reveal"], agent.Guarded.Select(right => right.Code));
        Assert.Equal(1, agent.Others);
        Assert.Equal([ReviewFinding.LeftWithRoles], agent.Findings);
        Assert.Equal([ReviewFinding.Joined, ReviewFinding.NeverSignedIn], report.People.Single(person => person.StaffNo == "both01").Findings);
        Assert.True(report.Due.IsOverdue);
        Assert.Empty(report.Changes);
    }

    [Fact]
    public async Task Signed_it_is_kept_with_its_fingerprint_in_the_chain_and_the_next_one_is_not_due()
    {
        await using var hospital = await OpenAsync();
        var reviewer = await ReviewerAsync(hospital);
        var report = await ReadAsync(hospital, reviewer);

        var signed = await SignAsync(hospital, reviewer, report.Fingerprint, Password, "已逐人核对");

        var kept = await hospital.WithDbAsync(db => db.RightsReviews.SingleAsync());
        var entry = await hospital.WithDbAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == AuditAct.RightsReviewed));
        Assert.Null(signed.Problem);
        Assert.Equal(("security01", "已逐人核对"), (kept.SignedBy, kept.Remark));
        Assert.Equal("sha256:" + ReviewReading.FingerprintOf(kept.Content), entry.Purpose);
        Assert.False((await ReadAsync(hospital, reviewer)).Due.IsOverdue);
    }

    [Fact]
    public async Task The_next_review_says_what_was_given_and_taken_since()
    {
        await using var hospital = await OpenAsync();
        var reviewer = await ReviewerAsync(hospital);
        var agent = await hospital.StaffAsync("agent01", "王芳", PatientPermissions.View);
        await SignAsync(hospital, reviewer, (await ReadAsync(hospital, reviewer)).Fingerprint, Password, "");
        await hospital.WithDbAsync(async db =>
        {
            var staff = await db.Staff.SingleAsync(staff => staff.StaffNo == agent.StaffNo);
            var role = await db.StaffRoles.Where(held => held.StaffId == staff.Id).Select(held => held.RoleId).SingleAsync();
            db.Grants.Add(new(role, PatientPermissions.Reveal.Code));
            db.Grants.Remove(await db.Grants.SingleAsync(grant => grant.RoleId == role && grant.Permission == PatientPermissions.View.Code));
            return await db.SaveChangesAsync();
        });

        var change = Assert.Single((await ReadAsync(hospital, reviewer)).Changes);

        Assert.Equal("agent01", change.StaffNo);
        Assert.Equal(["patients.reveal"], change.Given);
        Assert.Equal(["patients.view"], change.Taken);
    }

    [Fact]
    public async Task A_scope_that_grew_is_a_change_and_not_what_was_looked_at()
    {
        await using var hospital = await OpenAsync();
        var reviewer = await ReviewerAsync(hospital);
        await hospital.StaffAsync("doctor01", "孙医生", PatientPermissions.View);
        await ScopeAsync(hospital, DataScope.Department);
        await SignAsync(hospital, reviewer, (await ReadAsync(hospital, reviewer)).Fingerprint, Password, "");
        var drawn = await ReadAsync(hospital, reviewer);
        await ScopeAsync(hospital, DataScope.All);

        var outcome = await SignAsync(hospital, reviewer, drawn.Fingerprint, Password, "");

        Assert.Equal("Security.RightsChangedMeanwhile", outcome.Problem?.Code);
        var change = Assert.Single((await ReadAsync(hospital, reviewer)).Changes);
        Assert.Equal(["patients.view"], change.Given);
        Assert.Equal(["patients.view@Department"], change.Taken);
    }

    [Fact]
    public async Task Guessing_the_password_of_an_open_session_locks_like_guessing_at_the_door()
    {
        await using var hospital = await OpenAsync();
        var reviewer = await ReviewerAsync(hospital);
        var fingerprint = (await ReadAsync(hospital, reviewer)).Fingerprint;
        for (var i = 0; i < 5; i++)
        {
            await SignAsync(hospital, reviewer, fingerprint, "wrong", "");
        }

        var right = await SignAsync(hospital, reviewer, fingerprint, Password, "");
        var change = await hospital.Run.RunAsync(reviewer, (ChangePassword use) => use.HandleAsync(Password, "Another-horse-8"));

        Assert.Equal("Security.WrongPassword", right.Problem?.Code);
        Assert.NotNull(change.Problem);
        Assert.True(await hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.LockedOut)));
    }

    [Fact]
    public async Task A_signed_review_is_read_again_with_what_bears_it_out()
    {
        await using var hospital = await OpenAsync();
        var reviewer = await ReviewerAsync(hospital);
        await hospital.StaffAsync("doctor01", "孙医生", PatientPermissions.View);
        await SignAsync(hospital, reviewer, (await ReadAsync(hospital, reviewer)).Fingerprint, Password, "已逐人核对");
        var id = (await ReadAsync(hospital, reviewer)).Past.Single().Id;

        var whole = (await SignedAsync(hospital, reviewer, id)).Value!;
        await hospital.WithDbAsync(db => db.RightsReviews.ExecuteUpdateAsync(set => set.SetProperty(review => review.Content, review => review.Content.Replace("patients.view", "patients.edit"))));
        var altered = (await SignedAsync(hospital, reviewer, id)).Value!;
        var missing = await SignedAsync(hospital, reviewer, Id<RightsReview>.New());

        Assert.Equal(("钱志刚", "已逐人核对", true), (whole.SignedByName, whole.Remark, whole.IsBorneOut));
        Assert.Contains(whole.People, person => person.StaffNo == "doctor01" && person.Rights.Contains("patients.view"));
        Assert.NotNull(whole.Entry);
        Assert.False(altered.IsBorneOut);
        Assert.Equal(ProblemKind.Missing, missing.Problem?.Kind);
    }

    [Fact]
    public async Task A_wrong_password_signs_nothing_and_is_on_record()
    {
        await using var hospital = await OpenAsync();
        var reviewer = await ReviewerAsync(hospital);

        var outcome = await SignAsync(hospital, reviewer, (await ReadAsync(hospital, reviewer)).Fingerprint, "wrong", "");

        Assert.Equal("Security.WrongPassword", outcome.Problem?.Code);
        Assert.False(await hospital.WithDbAsync(db => db.RightsReviews.AnyAsync()));
        Assert.True(await hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.Refused && entry.ActorNo == "security01")));
    }

    [Fact]
    public async Task What_changed_while_it_was_looked_at_must_be_looked_at_again()
    {
        await using var hospital = await OpenAsync();
        var reviewer = await ReviewerAsync(hospital);
        var report = await ReadAsync(hospital, reviewer);
        await hospital.StaffAsync("agent01", "王芳", PatientPermissions.View);

        var outcome = await SignAsync(hospital, reviewer, report.Fingerprint, Password, "");

        Assert.Equal("Security.RightsChangedMeanwhile", outcome.Problem?.Code);
    }

    [Fact]
    public async Task Somebody_locked_for_good_may_do_nothing_from_that_moment_and_minutes_of_lock_take_nobodys_rights()
    {
        await using var hospital = await OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", PatientPermissions.View);
        var other = await hospital.StaffAsync("agent02", "李娜", PatientPermissions.View);
        var (grants, watch) = (hospital.Services.GetRequiredService<Grants>(), hospital.Services.GetRequiredService<AccessWatch>());
        await watch.LookAsync(default);
        var before = await grants.HasAsync(agent, PatientPermissions.View);

        await LockAsync(hospital, agent);
        await LockAsync(hospital, other, TimeProvider.System.GetUtcNow().AddMinutes(15));
        await watch.LookAsync(default);

        Assert.Equal((true, false, true), (before, await grants.HasAsync(agent, PatientPermissions.View), await grants.HasAsync(other, PatientPermissions.View)));
    }

    private static Task<Outcome<SignedRightsReview>> SignedAsync(TestHospital hospital, Actor by, Id<RightsReview> id) =>
        hospital.Run.RunAsync(by, (ReadSignedReview use) => use.HandleAsync(id));

    private static Task<int> ScopeAsync(TestHospital hospital, DataScope scope) =>
        hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == PatientPermissions.View.Code).ExecuteUpdateAsync(set => set.SetProperty(grant => grant.Scope, scope)));

    private static Task<TestHospital> OpenAsync() => TestHospital.OpenAsync();

    private static async Task<Actor> ReviewerAsync(TestHospital hospital)
    {
        var reviewer = await hospital.StaffAsync("security01", "钱志刚", SecurityPermissions.ReviewRights);
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        var db = scope.ServiceProvider.GetRequiredService<HospitalCrm.Core.Data.CrmDb>();
        scope.ServiceProvider.GetRequiredService<PasswordCheck>().Set(await db.Users.SingleAsync(account => account.Id == reviewer.AccountId), Password);
        await db.SaveChangesAsync();
        return reviewer;
    }

    private static Task<int> LockAsync(TestHospital hospital, Actor staff, DateTimeOffset? until = null) => hospital.WithDbAsync(async db =>
    {
        (await db.Users.SingleAsync(account => account.Id == staff.AccountId)).LockoutEnd = until ?? new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return await db.SaveChangesAsync();
    });

    private static async Task<ReviewReport> ReadAsync(TestHospital hospital, Actor by) =>
        (await hospital.Run.RunAsync(by, (ReadRightsReview use) => use.HandleAsync())).Value!;

    private static Task<Outcome<bool>> SignAsync(TestHospital hospital, Actor by, string fingerprint, string password, string remark) =>
        hospital.Run.RunAsync(by, (SignRightsReview use) => use.HandleAsync(fingerprint, password, remark));
}
