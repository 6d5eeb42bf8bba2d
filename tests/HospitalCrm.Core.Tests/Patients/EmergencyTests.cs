using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

/// <summary>受限档案 and 紧急调阅.</summary>
public sealed class EmergencyTests
{
    private static readonly Permission[] Doctor = [PatientPermissions.View, PatientPermissions.SeeNames, PatientPermissions.EmergencyAccess, PatientPermissions.Reveal];
    private static readonly Permission[] Records = [PatientPermissions.View, PatientPermissions.SeeNames, PatientPermissions.SeeRestricted, PatientPermissions.Restrict];

    [Fact]
    public async Task A_restricted_archive_shows_only_that_it_exists()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await RestrictedAsync(hospital);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", Doctor);

        var archive = (await hospital.Run.RunAsync(doctor, (OpenPatient use) => use.HandleAsync(id))).Value!;
        var rows = (await hospital.Run.ReadAsync(doctor, PatientList.Definition, new())).Value!;
        var hits = (await hospital.Run.RunAsync(doctor, (SearchPatients use) => use.HandleAsync("王芳"))).Value!;
        var visits = await hospital.Run.RunAsync(doctor, (ReadInteractions use) => use.HandleAsync(id, new()));
        var reveal = await hospital.Run.RunAsync(doctor, (RevealPatientField use) => use.HandleAsync(new(id, SecretField.IdNumber), "随访需要"));

        Assert.False(archive.Admission.IsOpen);
        Assert.Equal(("王*", (Restriction?)null), (archive.Main.Name, archive.Admission.Restriction));
        Assert.Empty(archive.Main.Numbers);
        Assert.Null(archive.Restriction);
        Assert.Equal("王*", Assert.Single(hits).Name);
        Assert.DoesNotContain(rows.Cells[0], cell => cell is string text && (text.Contains('芳', StringComparison.Ordinal) || text.Contains("1985", StringComparison.Ordinal) || text.Contains("138", StringComparison.Ordinal)));
        Assert.Equal("Patients.ArchiveRestricted", visits.Problem?.Code);
        Assert.Equal("Patients.ArchiveRestricted", reveal.Problem?.Code);
    }

    [Fact]
    public async Task Those_with_the_right_see_it_and_why_it_is_restricted()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await RestrictedAsync(hospital);
        var records = await hospital.StaffAsync("records02", "宋玉兰", Records);

        var archive = (await hospital.Run.RunAsync(records, (OpenPatient use) => use.HandleAsync(id))).Value!;

        Assert.Equal(("王芳", true), (archive.Main.Name, archive.Admission.IsOpen));
        Assert.Equal(("records01", "本院职工家属"), (archive.Restriction!.By, archive.Restriction.Reason));
    }

    [Fact]
    public async Task It_opens_in_an_emergency_with_a_reason_to_one_person_for_a_while()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await RestrictedAsync(hospital);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", Doctor);
        var other = await hospital.StaffAsync("doctor02", "林晓燕", Doctor);

        var until = await hospital.Run.RunAsync(doctor, (OpenInEmergency use) => use.HandleAsync(id, "急诊抢救，需要既往史"));
        var mine = await OpenAsync(hospital, doctor, id);
        var theirs = await OpenAsync(hospital, other, id);
        hospital.Clock.Advance(TimeSpan.FromMinutes(61));
        var later = await OpenAsync(hospital, doctor, id);

        Assert.Equal(TestHospital.Monday.AddMinutes(60), until.Value);
        Assert.Equal((true, false, false), (mine.Admission.IsOpen, theirs.Admission.IsOpen, later.Admission.IsOpen));
        Assert.Equal("王芳", mine.Main.Name);
        var entry = await hospital.WithDbAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == AuditAct.EmergencyOpened));
        Assert.Equal(("doctor01", id.Value), (entry.ActorNo, entry.PatientId));
        Assert.NotNull(entry.Detail);
    }

    [Theory]
    [InlineData("")]
    [InlineData("急")]
    public async Task Without_a_reason_it_stays_closed(string reason)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await RestrictedAsync(hospital);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", Doctor);

        var outcome = await hospital.Run.RunAsync(doctor, (OpenInEmergency use) => use.HandleAsync(id, reason));

        Assert.Equal("Patients.EmergencyReasonNeeded", outcome.Problem?.Code);
        Assert.False((await OpenAsync(hospital, doctor, id)).Admission.IsOpen);
    }

    [Fact]
    public async Task Without_the_right_and_for_an_open_archive_there_is_no_emergency()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await RestrictedAsync(hospital);
        var free = await hospital.HaveAsync(new() { Name = "李强" });
        var viewer = await hospital.StaffAsync("finance01", "曹莉", PatientPermissions.View);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", Doctor);

        var forbidden = await hospital.Run.RunAsync(viewer, (OpenInEmergency use) => use.HandleAsync(id, "急诊抢救需要"));
        var needless = await hospital.Run.RunAsync(doctor, (OpenInEmergency use) => use.HandleAsync(free, "急诊抢救需要"));

        Assert.Equal(ProblemKind.Forbidden, forbidden.Problem?.Kind);
        Assert.Equal("Patients.NotRestricted", needless.Problem?.Code);
    }

    [Fact]
    public async Task Every_access_is_judged_once_by_somebody_else_and_one_found_wrong_ends_at_once()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await RestrictedAsync(hospital);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", [.. Doctor, SecurityPermissions.JudgeEmergency]);
        var security = await hospital.StaffAsync("security01", "钱志刚", SecurityPermissions.JudgeEmergency);
        await hospital.Run.RunAsync(doctor, (OpenInEmergency use) => use.HandleAsync(id, "急诊抢救需要"));
        var waiting = await hospital.Run.RunAsync(security, (CountWaitingEmergencies use) => use.HandleAsync());
        var access = await hospital.WithDbAsync(db => db.EmergencyAccesses.Select(access => access.Id).SingleAsync());

        var own = await JudgeAsync(hospital, doctor, access, EmergencyVerdict.Right, "");
        var wordless = await JudgeAsync(hospital, security, access, EmergencyVerdict.Wrong, " ");
        var judged = await JudgeAsync(hospital, security, access, EmergencyVerdict.Wrong, "当日并未接诊该患者");
        var again = await JudgeAsync(hospital, security, access, EmergencyVerdict.Right, "");

        Assert.Equal(1, waiting.Value);
        Assert.Equal("Patients.OwnEmergency", own.Problem?.Code);
        Assert.Equal("Patients.RemarkNeeded", wordless.Problem?.Code);
        Assert.Null(judged.Problem);
        Assert.Equal("Patients.AlreadyJudged", again.Problem?.Code);
        Assert.False((await OpenAsync(hospital, doctor, id)).Admission.IsOpen);
    }

    [Fact]
    public async Task The_security_administrator_reads_who_and_why_but_no_name()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await RestrictedAsync(hospital);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", Doctor);
        var security = await hospital.StaffAsync("security01", "钱志刚", SecurityPermissions.JudgeEmergency);
        await hospital.Run.RunAsync(doctor, (OpenInEmergency use) => use.HandleAsync(id, "急诊抢救需要"));

        var cells = Assert.Single((await hospital.Run.ReadAsync(security, EmergencyList.Definition, new())).Value!.Cells);

        Assert.Contains("李主任", cells);
        Assert.Contains("急诊抢救需要", cells);
        Assert.Contains("王*", cells);
        Assert.DoesNotContain("王芳", cells);
    }

    [Fact]
    public async Task All_records_of_a_person_are_restricted_and_freed_together_with_a_reason_on_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await RestrictedAsync(hospital);
        var records = await hospital.StaffAsync("records02", "宋玉兰", Records);

        var wordless = await hospital.Run.RunAsync(records, (RestrictPatient use) => use.HandleAsync(id, null, ""));
        var lifted = await hospital.Run.RunAsync(records, (RestrictPatient use) => use.HandleAsync(id, null, "家属已调离"));

        Assert.Equal("Patients.ReasonNeeded", wordless.Problem?.Code);
        Assert.Null(lifted.Problem);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", Doctor);
        Assert.Equal("王芳", (await OpenAsync(hospital, doctor, id)).Main.Name);
        var changes = (await hospital.Run.RunAsync(records, (ReadPatientChanges use) => use.HandleAsync(id))).Value!;
        Assert.Contains(changes.SelectMany(change => change.Fields), field => field.After == "家属已调离");
    }

    [Fact]
    public async Task What_it_was_restricted_for_stays_with_those_who_restrict_also_when_it_was_lifted()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await RestrictedAsync(hospital);
        var records = await hospital.StaffAsync("records02", "宋玉兰", Records);
        var agent = await hospital.StaffAsync("agent01", "周琳", PatientPermissions.View, PatientPermissions.SeeNames);
        Assert.Null((await hospital.Run.RunAsync(records, (RestrictPatient use) => use.HandleAsync(id, null, "家属已调离"))).Problem);

        var told = await RestrictionsAsync(hospital, records, id);
        var hidden = await RestrictionsAsync(hospital, agent, id);

        Assert.Contains("家属已调离", told);
        Assert.Contains("本院职工家属", told);
        Assert.Contains(nameof(Restriction.Vip), told);
        Assert.NotEmpty(hidden);
        Assert.All(hidden, value => Assert.Equal("***", value));
    }

    [Fact]
    public async Task Who_came_in_by_emergency_is_not_told_why_it_is_restricted()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await RestrictedAsync(hospital);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", Doctor);
        await hospital.Run.RunAsync(doctor, (OpenInEmergency use) => use.HandleAsync(id, "急诊抢救，需要既往史"));

        var archive = await OpenAsync(hospital, doctor, id);

        Assert.True(archive.Admission.IsOpen);
        Assert.Null(archive.Restriction);
    }

    [Fact]
    public async Task The_reason_of_a_look_is_read_by_those_who_watch_and_by_whoever_gave_it()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var number = await hospital.WithDbAsync(db => db.ContactNumbers.Where(known => known.PatientId == id).Select(known => known.Id).SingleAsync());
        var doctor = await hospital.StaffAsync("doctor01", "李主任", Doctor);
        var nurse = await hospital.StaffAsync("nurse01", "林晓燕", PatientPermissions.View, PatientPermissions.SeeNames);
        var records = await hospital.StaffAsync("records02", "宋玉兰", Records);
        Assert.Null((await hospital.Run.RunAsync(doctor, (RevealPatientField use) => use.HandleAsync(new(id, SecretField.Phone, number), "王母来电，女儿化疗后发热"))).Problem);

        Assert.Equal("王母来电，女儿化疗后发热", await ReasonAsync(hospital, doctor, id));
        Assert.Equal("王母来电，女儿化疗后发热", await ReasonAsync(hospital, records, id));
        Assert.Null(await ReasonAsync(hospital, nurse, id));
    }

    [Fact]
    public async Task Without_the_right_to_names_every_place_covers_them_and_nothing_is_saved_over_a_name()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        form.Contacts = [new() { Name = "张小明", Relation = "2", Phone = new() { Number = "13900139000", Owner = NumberOwner.Contact } }];
        var id = await hospital.HaveAsync(form);
        var finance = await hospital.StaffAsync("finance01", "曹莉", PatientPermissions.View, PatientPermissions.Edit);

        var archive = (await hospital.Run.RunAsync(finance, (OpenPatient use) => use.HandleAsync(id))).Value!;
        var rows = (await hospital.Run.ReadAsync(finance, PatientList.Definition, new())).Value!;
        var hits = (await hospital.Run.RunAsync(finance, (SearchPatients use) => use.HandleAsync("王芳"))).Value!;
        var changes = (await hospital.Run.RunAsync(finance, (ReadPatientChanges use) => use.HandleAsync(id))).Value!;
        var similar = (await hospital.Run.RunAsync(finance, (FindSimilarPatients use) => use.HandleAsync(Forms.WangFang()))).Value!;
        var edit = await hospital.Run.RunAsync(finance, (ReadPatientForm use) => use.HandleAsync(id));

        Assert.Equal(("王*", "张*明"), (archive.Main.Name, Assert.Single(archive.Main.Contacts).Name));
        Assert.Equal(("王*", "王*"), (Assert.Single(hits).Name, Assert.Single(similar).Name));
        Assert.Contains("王*", rows.Cells[0]);
        Assert.DoesNotContain(changes.SelectMany(change => change.Fields), field => field.After is "王芳" or "张小明");
        Assert.Equal("Patients.NamesNeeded", edit.Problem?.Code);
    }

    private static async Task<Id<Patient>> RestrictedAsync(TestHospital hospital)
    {
        var form = Forms.WangFang();
        form.IdNumber = Forms.IdNumber;
        form.BirthDate = "1949-12-31";
        var id = await hospital.HaveAsync(form);
        var records = await hospital.StaffAsync("records01", "宋玉兰", Records);
        var outcome = await hospital.Run.RunAsync(records, (RestrictPatient use) => use.HandleAsync(id, Restriction.Vip, "本院职工家属"));
        Assert.Null(outcome.Problem);
        return id;
    }

    /// <summary>What the change tab says of the restriction.</summary>
    private static async Task<List<string>> RestrictionsAsync(TestHospital hospital, Actor by, Id<Patient> id)
    {
        var changes = (await hospital.Run.RunAsync(by, (ReadPatientChanges use) => use.HandleAsync(id))).Value!;
        return
        [
            .. changes.SelectMany(change => change.Fields)
                .Where(field => field.Field is nameof(Patient.RestrictedAs) or nameof(Patient.RestrictionReason))
                .SelectMany(field => new[] { field.Before, field.After })
                .OfType<string>(),
        ];
    }

    private static async Task<string?> ReasonAsync(TestHospital hospital, Actor by, Id<Patient> id) =>
        (await hospital.Run.RunAsync(by, (ReadPatientAccess use) => use.HandleAsync(id))).Value!.Single(entry => entry.Act == AuditAct.Revealed).Reason;

    private static async Task<PatientArchive> OpenAsync(TestHospital hospital, Actor by, Id<Patient> id) =>
        (await hospital.Run.RunAsync(by, (OpenPatient use) => use.HandleAsync(id))).Value!;

    private static Task<Outcome<bool>> JudgeAsync(TestHospital hospital, Actor by, Id<EmergencyAccess> access, EmergencyVerdict verdict, string remark) =>
        hospital.Run.RunAsync(by, (JudgeEmergency use) => use.HandleAsync(access, verdict, remark));
}
