using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Tests.Settings;

public sealed class ParameterValuesTests
{
    private static readonly ParameterDefinition<int> Minutes = ParameterDefinition.Number("test.minutes", 15, 1, 480, relaxed: 120);
    private static readonly ParameterDefinition<TimeOnly> SendsAt = ParameterDefinition.Time("test.sends-at", new(8, 0));
    private static readonly ParameterDefinition<IReadOnlyList<string>> Roles = ParameterDefinition.ManyOf("test.roles", ["admin"], ["admin", "auditor", "agent"]);

    [Theory]
    [InlineData(false, 15)]
    [InlineData(true, 120)]
    public void What_was_never_set_has_its_default(bool isRelaxed, int minutes) => Assert.Equal(minutes, new ParameterValues(isRelaxed).Get(Minutes));

    [Fact]
    public void A_change_takes_effect_at_once_and_is_told()
    {
        var values = new ParameterValues(isRelaxed: false);
        var told = 0;
        values.Changed += () => told++;
        Assert.Equal(15, values.Get(Minutes));

        values.Load(new Dictionary<string, string> { ["test.minutes"] = "30", ["test.sends-at"] = "07:30", ["test.roles"] = "admin,agent" });

        Assert.Equal(30, values.Get(Minutes));
        Assert.Equal(new TimeOnly(7, 30), values.Get(SendsAt));
        Assert.Equal(["admin", "agent"], values.Get(Roles));
        Assert.Equal(1, told);
    }

    [Fact]
    public void Of_two_reads_at_once_the_one_begun_later_holds_whichever_ends_first()
    {
        var values = new ParameterValues(isRelaxed: false);
        var (earlier, later) = (values.Ask(), values.Ask());
        values.Load(new Dictionary<string, string> { ["test.minutes"] = "30" }, later, _ => { });

        values.Load(new Dictionary<string, string> { ["test.minutes"] = "20" }, earlier, _ => { });

        Assert.Equal(30, values.Get(Minutes));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("abc")]
    [InlineData("99999999999999")]
    public void What_an_older_version_stored_and_this_one_refuses_falls_back_to_the_default(string stored)
    {
        var values = new ParameterValues(isRelaxed: false);

        values.Load(new Dictionary<string, string> { ["test.minutes"] = stored });

        Assert.Equal(15, values.Get(Minutes));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("481")]
    [InlineData("")]
    [InlineData("1.5")]
    public void A_number_outside_its_range_is_refused(string typed) =>
        Assert.Equal("Settings.ParameterOutOfRange", Assert.Throws<RuleViolation>(() => Minutes.Check(typed)).Code);

    [Fact]
    public void Choices_are_stored_in_their_declared_order_and_unknown_ones_refused()
    {
        Assert.Equal("admin,agent", Roles.Check(" agent , admin "));
        Assert.Equal("Settings.ParameterNotMeant", Assert.Throws<RuleViolation>(() => Roles.Check("admin,nobody")).Code);
    }

    [Fact]
    public void Every_parameter_is_declared_with_a_default_it_accepts_itself()
    {
        Assert.Distinct(ParameterCatalogue.All.Select(parameter => parameter.Key));
        Assert.All(ParameterCatalogue.All, parameter =>
        {
            Assert.Equal(parameter.DefaultText(isRelaxed: false), parameter.Check(parameter.DefaultText(isRelaxed: false)));
            Assert.Equal(parameter.DefaultText(isRelaxed: true), parameter.Check(parameter.DefaultText(isRelaxed: true)));
        });
    }
}
