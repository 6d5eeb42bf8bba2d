using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class SimilarPatientsTests
{
    [Fact]
    public async Task The_same_id_number_is_found_under_another_name()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var known = await HaveWithIdAsync(hospital);

        var similar = await FindAsync(hospital, new() { Name = "王方", IdNumber = "11010519491231002x" });

        Assert.Equal((known, SimilarReason.IdNumber), (Assert.Single(similar).Id, similar[0].Reason));
    }

    [Fact]
    public async Task The_same_id_number_of_another_kind_of_document_is_somebody_else()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await HaveWithIdAsync(hospital);

        var similar = await FindAsync(hospital, new() { Name = "王方", IdType = "99", IdNumber = Forms.IdNumber });

        Assert.Empty(similar);
    }

    [Fact]
    public async Task The_same_name_and_birth_date_is_found()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var known = await hospital.HaveAsync(Forms.WangFang());

        var similar = await FindAsync(hospital, new() { Name = "王芳", BirthDate = "1985-3-7" });

        Assert.Equal((known, SimilarReason.NameAndBirthDate), (Assert.Single(similar).Id, similar[0].Reason));
    }

    [Fact]
    public async Task The_same_name_and_number_is_found_and_a_relative_on_the_same_number_is_not()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var known = await hospital.HaveAsync(Forms.WangFang());
        var relative = Forms.WangFang();
        (relative.Name, relative.BirthDate) = ("李强", "");
        await hospital.HaveAsync(relative);

        var similar = await FindAsync(hospital, new() { Name = "王芳", Numbers = [new() { Number = "013800138000" }] });

        Assert.Equal((known, SimilarReason.NameAndPhone), (Assert.Single(similar).Id, similar[0].Reason));
    }

    [Fact]
    public async Task The_archive_being_edited_is_not_similar_to_itself()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var known = await hospital.HaveAsync(Forms.WangFang());
        var form = Forms.WangFang();
        form.Id = known.Value;

        var similar = await FindAsync(hospital, form);

        Assert.Empty(similar);
    }

    private static Task<Id<Patient>> HaveWithIdAsync(TestHospital hospital)
    {
        var form = Forms.WangFang();
        form.IdNumber = Forms.IdNumber;
        return hospital.HaveAsync(form);
    }

    private static async Task<IReadOnlyList<SimilarPatient>> FindAsync(TestHospital hospital, PatientForm form)
    {
        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (FindSimilarPatients use) => use.HandleAsync(form));
        return outcome.Value!;
    }
}
