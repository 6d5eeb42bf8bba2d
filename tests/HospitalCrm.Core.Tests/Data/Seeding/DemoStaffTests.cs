using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Tests.Data.Seeding;

public sealed class DemoStaffTests
{
    [Fact]
    public void Everybody_the_demo_promises_is_there_once()
    {
        string[] promised =
        [
            "admin", "security01", "auditor", "info01", "lead01", "agent01", "agent02", "agent03", "agent04", "agent05", "complaint01", "medical01", "nursing01",
            "discipline01", "head01", "headnurse01", "nurse01", "doctor01", "head02", "doctor02", "records01", "epi01", "finance01", "manager01",
        ];

        Assert.Equal(promised, DemoStaff.All.Select(member => member.Code));
        Assert.Distinct(DemoStaff.All.Select(member => member.Name));
    }

    [Theory]
    [InlineData("lead01", "8000", "客服中心", "客服班长")]
    [InlineData("agent01", "8001", "客服中心", "话务员")]
    [InlineData("agent05", "8005", "客服中心", "话务员")]
    [InlineData("head01", null, "心内科", "科主任")]
    [InlineData("doctor02", null, "呼吸内科", "主管医生")]
    [InlineData("finance01", null, "住院结算处", "住院结算处")]
    public void Seats_and_departments_are_as_promised(string code, string? extension, string department, string role)
    {
        var member = DemoStaff.All.Single(candidate => candidate.Code == code);

        Assert.Equal((extension, department, role), (member.Extension, member.Department, member.Role));
    }

    [Fact]
    public void Everybody_has_a_mobile_number_of_his_own()
    {
        var kinds = DemoStaff.All.Select(member => PhoneNumbers.Normalise(member.Mobile, new("010", null)).Kind);

        Assert.All(kinds, kind => Assert.Equal(PhoneKind.Mobile, kind));
        Assert.Distinct(DemoStaff.All.Select(member => member.Mobile));
    }

    [Fact]
    public void Departments_have_codes_of_their_own_and_the_clinical_ones_see_patients()
    {
        Assert.Distinct(DemoClinic.Departments.Select(department => department.Code));
        Assert.Distinct(DemoClinic.Departments.Select(department => department.Name));
        Assert.All(DemoClinic.Departments, department => Assert.Equal(department.IsClinical, department.Diagnoses.Length > 0 && department.Doctors.Length > 0));
    }
}
