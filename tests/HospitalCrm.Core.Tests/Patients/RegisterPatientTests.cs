using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class RegisterPatientTests
{
    [Fact]
    public async Task A_new_archive_holds_everything_that_was_typed_in_one_spelling()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        form.Name = " 王芳\u200B";
        form.Numbers = [new() { Number = "+86 138-0013-8000" }, new() { Number = "58781234转8001", Owner = NumberOwner.Shared }];
        form.Contacts = [new() { Name = "李强", Relation = "1", Phone = new() { Number = "013900139000" } }];

        var outcome = await hospital.RegisterAsync(form);

        Assert.Null(outcome.Problem);
        var archive = await hospital.Run.RunAsync(Actor.Product("test"), (OpenPatient use) => use.HandleAsync(outcome.Value));
        var record = archive.Value!.Main;
        Assert.Equal(("王芳", "1985-03-07", "B0001"), (record.Name, record.Birth.ToString(), record.MedicalRecordNo));
        Assert.Equal(["138****8000", "010****1234-8001", "139****9000"], record.Numbers.Select(number => number.Masked));
        Assert.Equal([NumberOwner.Self, NumberOwner.Shared, NumberOwner.Contact], record.Numbers.Select(number => number.Owner));
        Assert.Equal(("李强", "1"), (record.Contacts[0].Name, record.Contacts[0].Relation));
    }

    [Fact]
    public async Task Every_part_of_the_name_is_findable_afterwards()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        form.Name = "欧阳娜娜";

        await hospital.HaveAsync(form);

        var suffixes = await hospital.WithDbAsync(db => db.NameSuffixes.Select(suffix => suffix.Suffix).OrderBy(suffix => suffix.Length).ToListAsync());
        Assert.Equal(["娜", "娜娜", "阳娜娜", "欧阳娜娜"], suffixes);
    }

    [Fact]
    public async Task Other_rooms_hear_of_it_with_its_numbers_and_the_call_it_came_from()
    {
        var heard = new Heard();
        await using var hospital = await TestHospital.OpenAsync(services => services.AddSingleton<IHandle<PatientRegistered>>(heard));
        var call = Guid.CreateVersion7();

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(Forms.WangFang(), call));

        var happened = Assert.Single(heard.Registered);
        Assert.Equal((outcome.Value, (Guid?)call), (happened.PatientId, happened.FromCall));
        Assert.Equal(16, Assert.Single(happened.NumberIndexes).Length);
    }

    [Fact]
    public async Task Without_the_right_nothing_is_written()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "李敏", PatientPermissions.View);

        var outcome = await hospital.RegisterAsync(Forms.WangFang(), agent);

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
        Assert.Equal(0, await hospital.WithDbAsync(db => db.Patients.CountAsync()));
    }

    [Fact]
    public async Task A_form_that_does_not_hold_names_the_fields_and_nothing_is_written()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        (form.Name, form.BirthDate) = ("", "2099");

        var outcome = await hospital.RegisterAsync(form);

        Assert.Equal(["BirthDate", "Name"], outcome.Problem!.Fields.Select(field => field.Field).Order());
        Assert.Equal(0, await hospital.WithDbAsync(db => db.Patients.CountAsync()));
    }

    [Fact]
    public async Task Somebody_who_may_be_on_file_already_stops_it_until_the_user_says_it_is_another()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.HaveAsync(Forms.WangFang());
        var again = Forms.WangFang();
        var stopped = await hospital.RegisterAsync(again);
        again.AcceptSimilar = true;

        var accepted = await hospital.RegisterAsync(again);

        Assert.Equal("Patients.SimilarExist", stopped.Problem?.Code);
        Assert.Null(accepted.Problem);
        Assert.Equal(2, await hospital.WithDbAsync(db => db.Patients.CountAsync()));
    }

    [Fact]
    public async Task The_change_record_begins_with_the_registration()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var id = await hospital.HaveAsync(Forms.WangFang());

        var acts = await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.PatientId == id.Value).Select(entry => new { entry.Act, entry.Entity }).ToListAsync());
        Assert.Contains(new { Act = AuditAct.Created, Entity = nameof(Patient) }, acts);
        Assert.Contains(new { Act = AuditAct.Created, Entity = nameof(ContactNumber) }, acts);
    }

    private sealed class Heard : IHandle<PatientRegistered>
    {
        public List<PatientRegistered> Registered { get; } = [];

        public Task HandleAsync(PatientRegistered happened, CancellationToken ct)
        {
            Registered.Add(happened);
            return Task.CompletedTask;
        }
    }
}
