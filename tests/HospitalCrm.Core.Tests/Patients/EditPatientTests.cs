using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class EditPatientTests
{
    [Fact]
    public async Task What_was_changed_is_changed_and_what_was_left_masked_is_left()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Full());
        var form = await ReadAsync(hospital, id);
        (form.Name, form.Address) = ("王小芳", "上海市浦东新区1号");

        var outcome = await EditAsync(hospital, form);

        Assert.Null(outcome.Problem);
        Assert.Equal(Forms.Phone, await RevealAsync(hospital, id, SecretField.Phone));
        Assert.Equal(Forms.IdNumber, await RevealAsync(hospital, id, SecretField.IdNumber));
        Assert.Equal("上海市浦东新区1号", await RevealAsync(hospital, id, SecretField.Address));
        var suffixes = await hospital.WithDbAsync(db => db.NameSuffixes.Select(suffix => suffix.Suffix).Order().ToListAsync());
        Assert.Equal(["小芳", "王小芳", "芳"], suffixes);
    }

    [Fact]
    public async Task Numbers_and_contacts_come_and_go()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Full());
        var form = await ReadAsync(hospital, id);
        form.Numbers = [new() { Number = "010-58781234", Owner = NumberOwner.Shared }, .. form.Numbers];
        form.Contacts = [new() { Name = "王刚", Relation = "7", Phone = new() { Number = "13700137000" } }];

        var outcome = await EditAsync(hospital, form);

        Assert.Null(outcome.Problem);
        var record = (await hospital.Run.RunAsync(Actor.Product("test"), (OpenPatient use) => use.HandleAsync(id))).Value!.Main;
        Assert.Equal(["010****1234", "138****8000", "137****7000"], record.Numbers.Select(number => number.Masked));
        Assert.Equal("王刚", Assert.Single(record.Contacts).Name);
    }

    [Fact]
    public async Task Two_people_editing_at_once_the_second_is_told_and_can_read_the_first_ones_version()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Full());
        var first = await ReadAsync(hospital, id);
        var second = await ReadAsync(hospital, id);
        first.Note = "听力不好";
        second.Note = "请打第二个号码";
        await EditAsync(hospital, first);

        var outcome = await EditAsync(hospital, second);

        Assert.Equal(ProblemKind.Stale, outcome.Problem?.Kind);
        Assert.Equal("听力不好", (await ReadAsync(hospital, id)).Note);
    }

    [Fact]
    public async Task A_number_alone_is_a_change_that_makes_others_stale()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Full());
        var first = await ReadAsync(hospital, id);
        var second = await ReadAsync(hospital, id);
        first.Numbers[0].Number = "13600136000";
        second.Numbers[0].Number = "13500135000";
        await EditAsync(hospital, first);

        var outcome = await EditAsync(hospital, second);

        Assert.Equal(ProblemKind.Stale, outcome.Problem?.Kind);
        Assert.Equal("13600136000", await RevealAsync(hospital, id, SecretField.Phone));
    }

    [Fact]
    public async Task An_archive_that_was_deleted_meanwhile_is_missing()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Full());
        var form = await ReadAsync(hospital, id);
        await hospital.Run.RunAsync(Actor.Product("test"), (DeletePatients use) => use.HandleAsync([id]));

        var outcome = await EditAsync(hospital, form);

        Assert.Equal(ProblemKind.Missing, outcome.Problem?.Kind);
    }

    [Fact]
    public async Task Without_the_right_nothing_changes()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Full());
        var form = await ReadAsync(hospital, id);
        form.Name = "改名";
        var viewer = await hospital.StaffAsync("doctor01", "李主任", PatientPermissions.View);

        var outcome = await hospital.Run.RunAsync(viewer, (EditPatient use) => use.HandleAsync(form));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
        Assert.Equal("王芳", (await ReadAsync(hospital, id)).Name);
    }

    [Fact]
    public async Task The_form_shows_no_whole_number_and_reading_it_is_on_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Full());
        var clerk = await hospital.StaffAsync("agent01", "李敏", Forms.Clerk);

        var form = (await hospital.Run.RunAsync(clerk, (ReadPatientForm use) => use.HandleAsync(id))).Value!;

        Assert.Equal(("138****8000", "1101**********002X"), (form.Numbers[0].Number, form.IdNumber));
        var access = await hospital.Run.RunAsync(clerk, (ReadPatientAccess use) => use.HandleAsync(id));
        Assert.Equal(("agent01", "edit"), (access.Value![0].ActorNo, access.Value[0].Purpose));
    }

    private static PatientForm Full()
    {
        var form = Forms.WangFang();
        (form.IdNumber, form.Address) = (Forms.IdNumber, Forms.Address);
        form.Contacts = [new() { Name = "李强", Relation = "1", Phone = new() { Number = "13900139000" } }];
        return form;
    }

    private static async Task<PatientForm> ReadAsync(TestHospital hospital, Id<Patient> id) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;

    private static Task<Outcome<int>> EditAsync(TestHospital hospital, PatientForm form) =>
        hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form));

    private static async Task<string?> RevealAsync(TestHospital hospital, Id<Patient> id, SecretField field)
    {
        var number = await hospital.WithDbAsync(db => db.ContactNumbers.Where(number => number.PatientId == id && number.ContactPersonId == null).Select(number => number.Id).FirstAsync());
        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (RevealPatientField use) => use.HandleAsync(new(id, field, number), "核对"));
        return outcome.Value;
    }
}
