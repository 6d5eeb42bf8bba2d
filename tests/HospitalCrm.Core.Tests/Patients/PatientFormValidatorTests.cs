using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class PatientFormValidatorTests
{
    private static readonly PatientFormValidator Validator = new(new HospitalProfile(new() { AreaCode = "010" }), new ManualClock(TestHospital.Monday));

    [Fact]
    public void A_name_and_nothing_else_is_enough()
    {
        var form = new PatientForm { Name = "无名氏" };

        var result = Validator.Validate(form);

        Assert.Empty(result.Errors);
    }

    [Theory]
    [InlineData("", "Patients.NameRequired")]
    [InlineData(" \u200B\u3000\t", "Patients.NameRequired")]
    [InlineData("···", "Patients.NameUnreadable")]
    [InlineData("王\uD842", "Patients.NameUnreadable")]
    public void A_name_without_a_readable_letter_is_refused(string name, string code)
    {
        var form = Forms.WangFang();
        form.Name = name;

        var result = Validator.Validate(form);

        Assert.Equal([code], result.Errors.Select(error => error.ErrorCode));
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    public void A_name_has_up_to_a_hundred_characters(int length, int errors)
    {
        var form = Forms.WangFang();
        form.Name = new string('王', length);

        var result = Validator.Validate(form);

        Assert.Equal(errors, result.Errors.Count(error => error.ErrorCode == "Patients.NameTooLong"));
    }

    [Theory]
    [InlineData("2026-03-03", "Patients.BirthDateInFuture")]
    [InlineData("2027", "Patients.BirthDateInFuture")]
    [InlineData("1849-12-31", "Patients.BirthDateUnreadable")]
    [InlineData("1985-02-30", "Patients.BirthDateUnreadable")]
    [InlineData("三月", "Patients.BirthDateUnreadable")]
    public void A_birth_date_that_cannot_be_is_refused(string typed, string code)
    {
        var form = Forms.WangFang();
        form.BirthDate = typed;

        var result = Validator.Validate(form);

        Assert.Equal([code], result.Errors.Select(error => error.ErrorCode));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1985")]
    [InlineData("1985-03")]
    [InlineData("1985年3月7日")]
    [InlineData("2026-03-02")]
    public void A_birth_date_is_taken_as_far_as_it_is_known(string typed)
    {
        var form = Forms.WangFang();
        form.BirthDate = typed;

        var result = Validator.Validate(form);

        Assert.Empty(result.Errors);
    }

    [Theory]
    [InlineData("不详")]
    [InlineData("0000000000")]
    [InlineData("anonymous")]
    [InlineData("13800138000/13900139000")]
    [InlineData("1380013800")]
    public void A_phone_that_is_not_one_number_is_refused_at_its_own_line(string typed)
    {
        var form = Forms.WangFang();
        form.Numbers.Add(new() { Number = typed });

        var result = Validator.Validate(form);

        var error = Assert.Single(result.Errors);
        Assert.Equal(("Numbers[1].Number", "Patients.PhoneUnreadable"), (error.PropertyName, error.ErrorCode));
    }

    [Fact]
    public void Lines_left_empty_are_no_numbers_and_no_contacts()
    {
        var form = Forms.WangFang();
        form.Numbers.Add(new());
        form.Contacts.Add(new());

        var result = Validator.Validate(form);

        Assert.Empty(result.Errors);
    }

    [Fact]
    public void A_contact_with_a_number_needs_a_name()
    {
        var form = Forms.WangFang();
        form.Contacts.Add(new() { Phone = new() { Number = "13900139000" } });

        var result = Validator.Validate(form);

        Assert.Equal("Patients.ContactNameNeeded", Assert.Single(result.Errors).ErrorCode);
    }

    [Theory]
    [InlineData("110105194912310021", "Patients.IdCardChecksum")]
    [InlineData("11010519491331002X", "Patients.IdCardBirthDate")]
    [InlineData("99010519491231002X", "Patients.IdCardRegion")]
    [InlineData("1101051949123100", "Patients.IdCardLength")]
    [InlineData("1101051949123100AX", "Patients.IdCardCharacters")]
    public void A_wrong_identity_card_number_is_refused_until_the_user_says_that_it_stands_so(string typed, string code)
    {
        var form = Forms.WangFang();
        form.IdNumber = typed;
        var doubted = Validator.Validate(form);
        form.AcceptIdNumber = true;

        var accepted = Validator.Validate(form);

        Assert.Equal(code, Assert.Single(doubted.Errors).ErrorCode);
        Assert.Empty(accepted.Errors);
    }

    [Fact]
    public void A_passport_number_is_not_measured_as_an_identity_card()
    {
        var form = Forms.WangFang();
        (form.IdType, form.IdNumber) = ("03", "E12345678");

        var result = Validator.Validate(form);

        Assert.Empty(result.Errors);
    }
}
