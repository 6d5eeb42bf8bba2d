using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class RelationTests
{
    [Fact]
    public async Task A_mother_is_seen_from_both_archives()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (mother, child) = await FamilyAsync(hospital);

        await hospital.Run.RunAsync(Actor.Product("test"), (RelatePatient use) => use.HandleAsync(new(child, RelationKind.Mother, mother, "", true)));

        var own = Assert.Single(await ReadAsync(hospital, child));
        var back = Assert.Single(await ReadAsync(hospital, mother));
        Assert.Equal((RelationKind.Mother, true, true, mother, "王芳"), (own.Kind, own.IsOwn, own.IsGuardian, own.Other!.Value, own.Name));
        Assert.Equal((RelationKind.Mother, false, child), (back.Kind, back.IsOwn, back.Other!.Value));
    }

    [Fact]
    public async Task A_guardian_without_an_archive_is_kept_by_name()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (_, child) = await FamilyAsync(hospital);

        await hospital.Run.RunAsync(Actor.Product("test"), (RelatePatient use) => use.HandleAsync(new(child, RelationKind.Guardian, null, "王建国", false)));

        var line = Assert.Single(await ReadAsync(hospital, child));
        Assert.Equal(("王建国", true, null), (line.Name, line.IsGuardian, line.Other));
    }

    [Fact]
    public async Task Nobody_is_related_to_himself_twice_alike_or_to_no_name()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (mother, child) = await FamilyAsync(hospital);
        await hospital.Run.RunAsync(Actor.Product("test"), (RelatePatient use) => use.HandleAsync(new(child, RelationKind.Mother, mother, "", false)));

        Assert.Equal("Patients.RelatedToHimself", await CodeAsync(hospital, new(child, RelationKind.Twin, child, "", false)));
        Assert.Equal("Patients.RelationKnown", await CodeAsync(hospital, new(child, RelationKind.Mother, mother, "", false)));
        Assert.Equal("Patients.ContactNameNeeded", await CodeAsync(hospital, new(child, RelationKind.Father, null, " ", false)));
    }

    [Fact]
    public async Task Without_the_right_to_names_a_guardians_name_is_covered()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (_, child) = await FamilyAsync(hospital);
        await hospital.Run.RunAsync(Actor.Product("test"), (RelatePatient use) => use.HandleAsync(new(child, RelationKind.Guardian, null, "王建国", false)));
        var finance = await hospital.StaffAsync("finance01", "曹莉", PatientPermissions.View);

        var line = Assert.Single((await hospital.Run.RunAsync(finance, (ReadRelations use) => use.HandleAsync(child))).Value!);

        Assert.DoesNotContain("建", line.Name, StringComparison.Ordinal);
    }

    private static async Task<(Id<Patient> Mother, Id<Patient> Child)> FamilyAsync(TestHospital hospital)
    {
        var child = Forms.WangFang();
        (child.Name, child.BirthDate, child.MedicalRecordNo) = ("王芳之子", "2026-02-20", "B0002");
        return (await hospital.HaveAsync(Forms.WangFang()), await hospital.HaveAsync(child));
    }

    private static async Task<IReadOnlyList<RelationLine>> ReadAsync(TestHospital hospital, Id<Patient> id) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (ReadRelations use) => use.HandleAsync(id))).Value!;

    private static async Task<string> CodeAsync(TestHospital hospital, RelationForm form) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (RelatePatient use) => use.HandleAsync(form))).Problem!.Code;
}
