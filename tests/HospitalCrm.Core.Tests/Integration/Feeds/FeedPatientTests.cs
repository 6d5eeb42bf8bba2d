using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

/// <summary>What the source's patients become.</summary>
public sealed class FeedPatientTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_patient_of_the_source_is_an_archive_with_all_the_source_knows(TestDatabase database)
    {
        await using var feed = await FeedHospital.OpenAsync(database);

        await feed.TellAsync("patient", new
        {
            patient_id = "P1",
            mrn = "B0001",
            card_no = "6100",
            name = "单　雄信",
            sex_code = "1",
            birth_date = "1985-03-07",
            id_type = "01",
            id_no = "11010119850307123X",
            insurance_no = "3301-22",
            insurance_code = "01",
            phone = "138 0013 8000",
            phone2 = "010-58781234",
            email = "Shan@hospital.cn",
            contact_name = "单小信",
            contact_relation = "2",
            contact_phone = "13900139000",
            address = "和平路12号",
            native_place = "山西",
            ethnic_code = "01",
            marital_code = "20",
            abo_code = "3",
            rh_code = "2",
            allergy = "青霉素",
        });

        var patient = await feed.PatientAsync("P1");
        Assert.Equal(("单 雄信", Sex.Male, new DateOnly(1985, 3, 7), "B0001", "6100"), (patient.Name, patient.Sex, patient.BirthOn!.Value, patient.MedicalRecordNo, patient.CardNo));
        Assert.Equal(["13800138000", "01058781234", "13900139000"], feed.NumbersOf(patient));
        Assert.Equal(("单小信", Relationships.Son), (Assert.Single(patient.Contacts).Name, patient.Contacts[0].Relation));
        Assert.Equal(
            ("11010119850307123X", "330122", "shan@hospital.cn", "和平路12号", "青霉素"),
            (feed.Vault.Open(Patient.IdNumberPurpose, patient.IdNumber), feed.Vault.Open(Patient.InsuranceNoPurpose, patient.InsuranceNo), feed.Vault.Open(Patient.EmailPurpose, patient.Email), feed.Vault.Open(Patient.AddressPurpose, patient.Address), feed.Vault.Open(Patient.AllergiesPurpose, patient.Allergies)));
        Assert.Equal(("01", "山西", "01", "20", "3", "2"), (patient.InsuranceCode, patient.NativePlace, patient.EthnicCode, patient.MaritalCode, patient.BloodAbo, patient.BloodRh));
        Assert.True(await feed.ReadAsync(db => db.NameSuffixes.AnyAsync(suffix => suffix.PatientId == patient.Id && suffix.Suffix == "雄信")));
        Assert.True(await feed.ReadAsync(db => db.NameSpellings.AnyAsync(spelling => spelling.PatientId == patient.Id)));
        Assert.Equal((HisRowState.Applied, (Guid?)patient.Id.Value), ((await feed.RowAsync("patient", "P1")).State, (await feed.RowAsync("patient", "P1")).LocalId));
    }

    [Fact]
    public async Task That_the_source_made_it_is_on_record()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("patient", FeedHospital.Person("P1"));

        var patient = await feed.PatientAsync("P1");
        var entry = await feed.ReadAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(entry => entry.PatientId == patient.Id.Value && entry.Act == AuditAct.Created));
        Assert.Equal((ActorKind.ConnectedSystem, FeedHospital.His), (entry.ActorKind, entry.ActorNo));
    }

    [Fact]
    public async Task What_the_source_corrects_is_corrected_here_with_before_after_and_who()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", FeedHospital.Person("P1", "王芳", FeedHospital.At(0), "13800138000"));

        await feed.TellAsync("patient", FeedHospital.Person("P1", "王方", FeedHospital.At(1), "13900139000"));

        var patient = await feed.PatientAsync("P1");
        Assert.Equal("王方", patient.Name);
        Assert.Equal(["13900139000"], feed.NumbersOf(patient));
        var changes = (await feed.Hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientChanges use) => use.HandleAsync(patient.Id))).Value!;
        var change = Assert.Single(changes.SelectMany(entry => entry.Fields.Select(field => (entry.ActorNo, field))), found => found.field.Field == nameof(Patient.Name));
        Assert.Equal((FeedHospital.His, "王芳", "王方"), (change.ActorNo, change.field.Before, change.field.After));
        Assert.Equal(["王方", "方"], await feed.ReadAsync(db => db.NameSuffixes.Where(suffix => suffix.PatientId == patient.Id).Select(suffix => suffix.Suffix).OrderByDescending(suffix => suffix.Length).ToListAsync()));
    }

    [Fact]
    public async Task What_somebody_corrected_here_stays_until_the_source_itself_says_something_else()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", FeedHospital.Person("P1", "王芳", FeedHospital.At(0), "13800138000", sex: "2"));
        await EditAsync(feed, form => (form.Name, form.Numbers[0].Number) = ("王芳芳", "13700137000"));

        await feed.TellAsync("patient", FeedHospital.Person("P1", "王芳", FeedHospital.At(1), "13800138000", sex: "1"));
        var kept = await feed.PatientAsync("P1");
        await feed.TellAsync("patient", FeedHospital.Person("P1", "王方", FeedHospital.At(2), "13800138000", sex: "1"));
        var renamed = await feed.PatientAsync("P1");

        Assert.Equal(("王芳芳", Sex.Male), (kept.Name, kept.Sex));
        Assert.Equal(["13700137000"], feed.NumbersOf(kept));
        Assert.Equal("王方", renamed.Name);
        Assert.Equal(["13700137000"], feed.NumbersOf(renamed));
    }

    [Fact]
    public async Task A_number_added_here_stays_beside_the_sources_new_one()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", FeedHospital.Person("P1", at: FeedHospital.At(0), phone: "13800138000"));
        await EditAsync(feed, form => form.Numbers.Add(new() { Number = "13700137000" }));

        await feed.TellAsync("patient", FeedHospital.Person("P1", at: FeedHospital.At(1), phone: "13900139000"));

        Assert.Equal(["13900139000", "13700137000"], feed.NumbersOf(await feed.PatientAsync("P1")));
    }

    [Fact]
    public async Task A_column_the_source_does_not_deliver_leaves_what_is_here()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", new { patient_id = "P1", name = "王芳", sex_code = "2", birth_date = (string?)null, address = "和平路12号" });

        await feed.TellAsync("patient", new { patient_id = "P1", name = "王芳", sex_code = "2", birth_date = (string?)null, updated_at = FeedHospital.At(1) });
        var kept = await feed.PatientAsync("P1");
        await feed.TellAsync("patient", new { patient_id = "P1", name = "王芳", sex_code = "2", birth_date = (string?)null, address = (string?)null, updated_at = FeedHospital.At(2) });

        Assert.NotNull(kept.Address);
    }

    [Theory]
    [InlineData("无", new string[0])]
    [InlineData("", new string[0])]
    [InlineData("86-13800138000", new[] { "13800138000" })]
    [InlineData("13800138000/13900139000", new[] { "13800138000", "13900139000" })]
    [InlineData("13800138000，010-58781234", new[] { "13800138000", "01058781234" })]
    public async Task Phones_are_read_as_they_stand_in_a_HIS(string phone, string[] numbers)
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("patient", FeedHospital.Person("P1", phone: phone));

        Assert.Equal(numbers, feed.NumbersOf(await feed.PatientAsync("P1")));
    }

    [Theory]
    [InlineData("1985-03-07", null, "1985-03-07")]
    [InlineData("1900-01-01", null, "")]
    [InlineData(null, "1985", "1985")]
    [InlineData(null, "12", "")]
    public async Task A_birth_date_is_as_precise_as_the_source_knows_it(string? day, string? year, string known)
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("patient", new { patient_id = "P1", name = "王芳", sex_code = "2", birth_date = day, birth_year = year });

        var patient = await feed.PatientAsync("P1");
        Assert.Equal(known, BirthDate.Of(patient.BirthOn ?? DateOnly.MinValue, patient.BirthPrecision).ToString());
    }

    [Fact]
    public async Task Somebody_without_a_name_is_called_what_hospitals_call_him()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("patient", new { patient_id = "P1", name = (string?)null, sex_code = (string?)null, birth_date = (string?)null });

        Assert.Equal(("无名氏", Sex.Unknown), ((await feed.PatientAsync("P1")).Name, (await feed.PatientAsync("P1")).Sex));
    }

    [Fact]
    public async Task Who_is_restricted_there_is_restricted_here_and_what_was_restricted_here_stays()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", Restricted("P1", "1", 0), Restricted("P2", "0", 0));
        var second = await feed.PatientAsync("P2");
        await feed.Hospital.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(second.Id, Restriction.Vip, "院内职工"));
        var restricted = (await feed.PatientAsync("P1")).RestrictedAs;

        await feed.TellAsync("patient", Restricted("P1", "0", 1), Restricted("P2", null, 1));

        Assert.Equal(Restriction.Other, restricted);
        Assert.Null((await feed.PatientAsync("P1")).RestrictedAs);
        Assert.Equal(Restriction.Vip, (await feed.PatientAsync("P2")).RestrictedAs);

        static object Restricted(string id, string? flag, int minute) =>
            new { patient_id = id, name = "王芳", sex_code = "2", birth_date = (string?)null, restricted = flag, updated_at = FeedHospital.At(minute) };
    }

    [Fact]
    public async Task A_death_is_noted_and_taken_back()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", Dead("2026-03-01T23:50:00", 0));
        var died = await feed.PatientAsync("P1");

        await feed.TellAsync("patient", Dead(null, 1));

        Assert.Equal((new DateOnly(2026, 3, 1), DeathSource.HospitalSystem), (died.DeceasedOn!.Value, died.DeceasedSource!.Value));
        Assert.Null((await feed.PatientAsync("P1")).DeceasedOn);

        static object Dead(string? at, int minute) => new { patient_id = "P1", name = "王芳", sex_code = "2", birth_date = "1985-03-07", deceased_at = at, updated_at = FeedHospital.At(minute) };
    }

    [Fact]
    public async Task A_death_before_the_birth_is_a_wrong_date_of_a_true_death()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("patient", new { patient_id = "P1", name = "王芳", sex_code = "2", birth_date = "1985-03-07", deceased_at = "1984-01-01T00:00:00" });

        Assert.NotNull((await feed.PatientAsync("P1")).DeceasedOn);
    }

    [Fact]
    public async Task A_withdrawn_record_is_out_of_sight_and_comes_back()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", FeedHospital.Person("P1", at: FeedHospital.At(0)));
        await feed.TellAsync("patient", FeedHospital.Person("P1", at: FeedHospital.At(1), deleted: "1"));
        var gone = await feed.ReadAsync(db => db.Patients.CountAsync());

        await feed.TellAsync("patient", FeedHospital.Person("P1", at: FeedHospital.At(2), deleted: "0"));

        Assert.Equal((0, 1), (gone, await feed.ReadAsync(db => db.Patients.CountAsync())));
    }

    [Fact]
    public async Task The_contact_person_changes_with_the_source()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.TellAsync("patient", With("王建国", "5", "13900139000", 0));

        await feed.TellAsync("patient", With("王建国", "5", "13900139001", 1));
        var moved = feed.NumbersOf(await feed.PatientAsync("P1"));
        await feed.TellAsync("patient", With(null, null, null, 2));

        Assert.Equal(["13900139001"], moved);
        Assert.Empty((await feed.PatientAsync("P1")).Contacts);
        Assert.Empty((await feed.PatientAsync("P1")).Numbers);

        static object With(string? name, string? relation, string? phone, int minute) =>
            new { patient_id = "P1", name = "王芳", sex_code = "2", birth_date = (string?)null, contact_name = name, contact_relation = relation, contact_phone = phone, updated_at = FeedHospital.At(minute) };
    }

    private static async Task EditAsync(FeedHospital feed, Action<PatientForm> change)
    {
        var id = (await feed.PatientAsync("P1")).Id;
        var form = (await feed.Hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;
        change(form);
        var outcome = await feed.Hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form));
        Assert.Null(outcome.Problem);
    }
}
