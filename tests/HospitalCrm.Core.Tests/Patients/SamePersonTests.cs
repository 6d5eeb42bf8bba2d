using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Duplicates;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class SamePersonTests
{
    private static readonly Permission[] Records = [.. Forms.Clerk, PatientPermissions.Merge, PatientPermissions.Unmerge];

    [Fact]
    public async Task Two_archives_of_one_person_open_together_and_apart_again()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (one, other) = await TwoAsync(hospital);
        var records = await hospital.StaffAsync("records01", "陈静", Records);
        var decision = (await SameAsync(hospital, one, other, records)).Value;
        Assert.Equal(2, (await OpenAsync(hospital, one)).Records.Count);
        Assert.Equal(2, (await OpenAsync(hospital, other)).Records.Count);

        var undone = await hospital.Run.RunAsync(records, (UndoSamePerson use) => use.HandleAsync(decision));

        Assert.Null(undone.Problem);
        Assert.Single((await OpenAsync(hospital, one)).Records);
        Assert.Single((await OpenAsync(hospital, other)).Records);
    }

    [Fact]
    public async Task Undoing_twice_is_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (one, other) = await TwoAsync(hospital);
        var decision = (await SameAsync(hospital, one, other)).Value;
        await hospital.Run.RunAsync(Actor.Product("test"), (UndoSamePerson use) => use.HandleAsync(decision));

        var again = await hospital.Run.RunAsync(Actor.Product("test"), (UndoSamePerson use) => use.HandleAsync(decision));

        Assert.Equal("Patients.AlreadyUndone", again.Problem!.Code);
    }

    [Fact]
    public async Task Who_was_put_to_the_other_one_leaves_with_it()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (one, other) = await TwoAsync(hospital);
        var third = await hospital.HaveAsync(Forms.WangFang());
        var first = (await SameAsync(hospital, one, other)).Value;
        await SameAsync(hospital, other, third);
        Assert.Equal(3, (await OpenAsync(hospital, one)).Records.Count);

        await hospital.Run.RunAsync(Actor.Product("test"), (UndoSamePerson use) => use.HandleAsync(first));

        Assert.Single((await OpenAsync(hospital, one)).Records);
        Assert.Equal(2, (await OpenAsync(hospital, third)).Records.Count);
    }

    [Fact]
    public async Task Two_valid_identity_cards_are_two_persons()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, li) = (Forms.WangFang(), Forms.WangFang());
        (wang.IdNumber, li.IdNumber) = (Forms.IdNumber, "110105194912310038");
        var one = await hospital.HaveAsync(wang);
        var other = await hospital.HaveAsync(li);

        var outcome = await SameAsync(hospital, one, other);

        Assert.Equal("Patients.TwoIdNumbers", outcome.Problem!.Code);
        Assert.Single((await OpenAsync(hospital, one)).Records);
    }

    [Fact]
    public async Task What_was_said_not_to_be_the_same_is_not_asked_again_and_not_joined_before_it_is_undone()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (one, other) = await TwoAsync(hospital);
        Assert.NotEmpty(await SimilarToAsync(hospital, one));
        await hospital.Run.RunAsync(Actor.Product("test"), (DeclareDifferent use) => use.HandleAsync(one, other));

        Assert.Empty(await SimilarToAsync(hospital, one));
        Assert.Empty(await SimilarToAsync(hospital, other));
        Assert.Equal("Patients.SaidDifferent", (await SameAsync(hospital, one, other)).Problem!.Code);

        var decision = await hospital.WithDbAsync(db => db.SamePersonDecisions.Select(known => known.Id).SingleAsync());
        await hospital.Run.RunAsync(Actor.Product("test"), (UndoSamePerson use) => use.HandleAsync(decision));
        Assert.NotEmpty(await SimilarToAsync(hospital, one));
        Assert.Null((await SameAsync(hospital, one, other)).Problem);
    }

    [Fact]
    public async Task Registering_another_person_beside_a_similar_one_is_remembered()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.HaveAsync(Forms.WangFang());
        var clerk = await hospital.StaffAsync("agent01", "李敏", Forms.Clerk);
        var form = Forms.WangFang();
        form.AcceptSimilar = true;

        var made = (await hospital.RegisterAsync(form, clerk)).Value;

        Assert.Empty(await SimilarToAsync(hospital, made));
    }

    [Fact]
    public async Task A_further_record_of_the_same_person_is_registered_under_him_by_those_who_may()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var known = await hospital.HaveAsync(Forms.WangFang());
        var (clerk, records) = (await hospital.StaffAsync("agent01", "李敏", Forms.Clerk), await hospital.StaffAsync("records01", "陈静", Records));
        var form = Forms.WangFang();
        (form.SameAs, form.MedicalRecordNo) = (known.Value, "B0002");
        Assert.Equal("Patients.MergeNeedsRight", (await hospital.RegisterAsync(form, clerk)).Problem!.Code);

        var made = await hospital.RegisterAsync(form, records);

        Assert.Null(made.Problem);
        Assert.Equal(2, (await OpenAsync(hospital, made.Value)).Records.Count);
    }

    [Fact]
    public async Task A_restriction_is_the_persons_and_goes_when_they_part()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (one, other) = await TwoAsync(hospital);
        await hospital.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(one, Restriction.Vip, "本院职工"));
        var decision = (await SameAsync(hospital, one, other)).Value;
        Assert.Equal([Restriction.Vip, Restriction.Vip], await RestrictionsAsync(hospital));

        await hospital.Run.RunAsync(Actor.Product("test"), (UndoSamePerson use) => use.HandleAsync(decision));

        Assert.Equal([Restriction.Vip, null], await RestrictionsAsync(hospital));
    }

    [Fact]
    public async Task Nobody_compares_or_joins_what_is_closed_to_him()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (one, other) = await TwoAsync(hospital);
        await hospital.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(other, Restriction.Psychiatric, "精神科"));
        var records = await hospital.StaffAsync("records01", "陈静", Records);

        Assert.Equal("Patients.ArchiveRestricted", (await hospital.Run.RunAsync(records, (CompareArchives use) => use.HandleAsync(one, other))).Problem!.Code);
        Assert.Equal("Patients.ArchiveRestricted", (await SameAsync(hospital, one, other, records)).Problem!.Code);
        Assert.Equal("Patients.ArchiveRestricted", (await hospital.Run.RunAsync(records, (DeclareDifferent use) => use.HandleAsync(one, other))).Problem!.Code);
    }

    [Fact]
    public async Task The_list_names_who_said_what_and_who_took_it_back()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (one, other) = await TwoAsync(hospital);
        var records = await hospital.StaffAsync("records01", "陈静", Records);
        var decision = (await SameAsync(hospital, one, other, records)).Value;
        await hospital.Run.RunAsync(records, (UndoSamePerson use) => use.HandleAsync(decision));

        var row = Assert.Single((await hospital.Run.ReadAsync(records, SamePersonList.Definition, new ListQuery())).Value!.Rows);

        Assert.Equal(("陈静", "陈静", true), (row.By, row.UndoneBy, row.IsSame));
        Assert.NotNull(row.UndoneAt);
    }

    private static async Task<(Id<Patient> One, Id<Patient> Other)> TwoAsync(TestHospital hospital) => (await hospital.HaveAsync(Forms.WangFang()), await hospital.HaveAsync(Forms.WangFang()));

    private static Task<Outcome<Id<SamePersonDecision>>> SameAsync(TestHospital hospital, Id<Patient> one, Id<Patient> other, Actor? by = null) =>
        hospital.Run.RunAsync(by ?? Actor.Product("test"), (DeclareSamePerson use) => use.HandleAsync(one, other, ""));

    private static async Task<PatientArchive> OpenAsync(TestHospital hospital, Id<Patient> id) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (OpenPatient use) => use.HandleAsync(id))).Value!;

    private static Task<List<Restriction?>> RestrictionsAsync(TestHospital hospital) =>
        hospital.WithDbAsync(db => db.Patients.OrderBy(patient => patient.Id).Select(patient => patient.RestrictedAs).ToListAsync());

    private static async Task<IReadOnlyList<SimilarPatient>> SimilarToAsync(TestHospital hospital, Id<Patient> id)
    {
        var form = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;
        return (await hospital.Run.RunAsync(Actor.Product("test"), (FindSimilarPatients use) => use.HandleAsync(form))).Value!;
    }
}
