using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Archive;

/// <summary>Signed links for clinical systems: what opens, what does not, and what is on record.</summary>
public sealed class ArchiveLinkTests
{
    private static readonly Actor Emr = Actor.ConnectedSystem("emr", [ArchivePermissions.Embed.Code]);

    private static async Task<(TestHospital Hospital, Id<Patient> Patient)> OpenAsync()
    {
        var clock = new ManualClock(TestHospital.Monday);
        var hospital = await TestHospital.OpenAsync(services => services.AddSingleton(new SignInClock(clock)).AddSingleton(clock));
        var system = new ConnectedSystem("emr", "电子病历", [1], [ArchivePermissions.Embed.Code]);
        system.Frame("https://emr.local");
        await hospital.AddAsync(system);
        return (hospital, await hospital.HaveAsync(Forms.WangFang()));
    }

    private static Task<Outcome<IssuedArchiveLink>> IssueAsync(TestHospital hospital, ArchiveLinkForm form, Actor? by = null) =>
        hospital.Run.RunAsync(by ?? Emr, (IssueArchiveLink use) => use.HandleAsync(form));

    private static Task<Outcome<EmbeddedArchive>> LookAsync(TestHospital hospital, string token, ArchivePart part = ArchivePart.Home) =>
        hospital.Run.RunAsync(Actor.Product("embedded"), (OpenArchiveLink use) => use.HandleAsync(token, part));

    private static ArchiveLinkForm For(Id<Patient> patient, int? minutes = null) => new() { Key = patient.ToString(), User = "D001 李主任", Minutes = minutes };

    [Fact]
    public async Task A_link_opens_the_archive_and_each_opening_is_in_the_access_record()
    {
        var (hospital, id) = await OpenAsync();
        await using var _ = hospital;
        await hospital.AddAsync(Facts.Visit(id, "V1", EncounterKind.Outpatient, TestHospital.Monday, "高血压"));
        var link = (await IssueAsync(hospital, new() { MedicalRecordNo = "B0001", User = "D001 李主任" })).Value!;

        var home = (await LookAsync(hospital, link.Token)).Value!;
        var visits = (await LookAsync(hospital, link.Token, ArchivePart.Medical)).Value!;
        var looks = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientAccess use) => use.HandleAsync(id))).Value!;

        Assert.Equal(("王芳", "https://emr.local", "电子病历"), (home.Copy.Patient.Name, home.FrameOrigin, home.SystemName));
        Assert.Equal("138****8000", Assert.Single(home.Copy.Patient.Numbers).Masked);
        Assert.Null(home.Copy.Home!.Charges);
        Assert.Equal("高血压", Assert.Single(visits.Copy.Visits!).Visit.DiagnosisName);
        Assert.Equal(["embedded:Medical", "embedded:Home"], looks.Select(look => look.Purpose));
        Assert.All(looks, look => Assert.Equal(("emr", "电子病历", "D001 李主任"), (look.ActorNo, look.ActorName, look.ClinicalUser)));
        Assert.DoesNotContain(Forms.Phone, link.Token, StringComparison.Ordinal);
        Assert.DoesNotContain(id.ToString(), link.Token, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lasts_as_long_as_asked_and_never_longer_than_the_parameter_allows()
    {
        var (hospital, id) = await OpenAsync();
        await using var _ = hospital;
        var most = hospital.Services.GetRequiredService<ParameterValues>().Get(ArchiveParameters.LinkMinutes);
        var clock = hospital.Services.GetRequiredService<ManualClock>();
        var brief = (await IssueAsync(hospital, For(id, 2))).Value!;
        var greedy = (await IssueAsync(hospital, For(id, 10_000))).Value!;

        clock.Advance(TimeSpan.FromMinutes(2));
        var afterTwo = (Brief: await LookAsync(hospital, brief.Token), Greedy: await LookAsync(hospital, greedy.Token));
        clock.Advance(TimeSpan.FromMinutes(most));
        var afterAll = await LookAsync(hospital, greedy.Token);

        Assert.Equal(("Archive.LinkExpired", null), (afterTwo.Brief.Problem?.Code, afterTwo.Greedy.Problem?.Code));
        Assert.Equal("Archive.LinkExpired", afterAll.Problem?.Code);
    }

    [Fact]
    public async Task A_changed_token_and_a_changed_row_have_a_seal_that_does_not_fit()
    {
        var (hospital, id) = await OpenAsync();
        await using var _ = hospital;
        var other = await hospital.HaveAsync(new() { Name = "李强" });
        var token = (await IssueAsync(hospital, For(id))).Value!.Token;
        var changed = token[..^1] + (token[^1] == 'A' ? 'Q' : 'A');

        var answers = new List<string?> { (await LookAsync(hospital, changed)).Problem?.Code, (await LookAsync(hospital, "")).Problem?.Code, (await LookAsync(hospital, token + token)).Problem?.Code, (await LookAsync(hospital, "../../patients")).Problem?.Code };
        await hospital.WithDbAsync(db => db.ArchiveLinks.ExecuteUpdateAsync(set => set.SetProperty(link => link.PatientId, other)));
        answers.Add((await LookAsync(hospital, token)).Problem?.Code);

        Assert.All(answers, code => Assert.Equal("Archive.LinkForged", code));
    }

    [Fact]
    public async Task Taken_back_it_opens_nothing_any_more_whoever_took_it_back()
    {
        var (hospital, id) = await OpenAsync();
        await using var _ = hospital;
        var link = (await IssueAsync(hospital, For(id))).Value!;
        var second = (await IssueAsync(hospital, For(id))).Value!;
        var stranger = await hospital.Run.RunAsync(Actor.ConnectedSystem("pacs", [ArchivePermissions.Embed.Code]), (RevokeArchiveLink use) => use.HandleAsync(link.Id));
        await hospital.Run.RunAsync(Emr, (RevokeArchiveLink use) => use.HandleAsync(link.Id));

        var revoked = await LookAsync(hospital, link.Token);
        var still = await LookAsync(hospital, second.Token);
        await hospital.WithDbAsync(db => db.ConnectedSystems.ExecuteUpdateAsync(set => set.SetProperty(system => system.Scopes, "")));
        var withoutScope = await LookAsync(hospital, second.Token);

        Assert.Equal(ProblemKind.Missing, stranger.Problem?.Kind);
        Assert.Equal(("Archive.LinkRevoked", null, "Archive.LinkRevoked"), (revoked.Problem?.Code, still.Problem?.Code, withoutScope.Problem?.Code));
    }

    [Fact]
    public async Task A_restricted_archive_is_neither_promised_nor_opened()
    {
        var (hospital, id) = await OpenAsync();
        await using var _ = hospital;
        var before = (await IssueAsync(hospital, For(id))).Value!;
        await hospital.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(id, Restriction.Vip, "本院职工"));

        var opened = await LookAsync(hospital, before.Token);
        var asked = await IssueAsync(hospital, For(id));

        Assert.Equal(("Archive.EmbedRestricted", "Archive.EmbedRestricted"), (opened.Problem?.Code, asked.Problem?.Code));
        Assert.Equal(1, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Refused && entry.PatientId == id.Value)));
    }

    [Fact]
    public async Task It_names_one_patient_and_who_is_going_to_look()
    {
        var (hospital, id) = await OpenAsync();
        await using var _ = hospital;

        var nobody = await IssueAsync(hospital, new() { User = "D001" });
        var both = await IssueAsync(hospital, new() { Key = id.ToString(), MedicalRecordNo = "B0001", User = "D001" });
        var unnamed = await IssueAsync(hospital, new() { Key = id.ToString() });
        var missing = await IssueAsync(hospital, new() { MedicalRecordNo = "B9999", User = "D001" });
        var noScope = await IssueAsync(hospital, For(id), Actor.ConnectedSystem("his", []));

        Assert.All([nobody, both, unnamed], answer => Assert.Equal(ProblemKind.Invalid, answer.Problem?.Kind));
        Assert.Equal((ProblemKind.Missing, ProblemKind.Forbidden), (missing.Problem?.Kind, noScope.Problem?.Kind));
    }

    [Fact]
    public async Task Links_long_over_are_forgotten_and_the_looks_are_not()
    {
        var (hospital, id) = await OpenAsync();
        await using var _ = hospital;
        var link = (await IssueAsync(hospital, For(id))).Value!;
        await LookAsync(hospital, link.Token);
        hospital.Services.GetRequiredService<ManualClock>().Advance(TimeSpan.FromDays(8));

        await using var scope = hospital.Services.CreateAsyncScope();
        var purged = await scope.ServiceProvider.GetRequiredService<PurgeArchiveLinks>().RunAsync(default);

        Assert.Equal(1, purged);
        Assert.Equal(1, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Viewed && entry.PatientId == id.Value)));
    }
}
