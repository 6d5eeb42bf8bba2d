using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Layout;
using HospitalCrm.Web.Texts;
using HospitalCrm.Web.Tests.Parts;

namespace HospitalCrm.Web.Tests.Texts;

/// <summary>Nobody ever reads a key: rights, refusals, menu lines, list columns, filters and choices have words.</summary>
public sealed class CompletenessTests : PartsTest
{
    [Fact]
    public void Every_right_has_a_name() =>
        Assert.Empty(Unknown(PermissionCatalogue.All.Select(right => "Permission." + right.Code)));

    [Fact]
    public void Every_menu_line_has_a_name() =>
        Assert.Empty(Unknown(Menu.Groups.SelectMany(group => group.Entries.Select(entry => entry.Text).Append(group.Text ?? "Nav.home"))));

    [Fact]
    public void Every_refusal_of_Core_has_words()
    {
        var codes = Literals(typeof(Entity).Assembly).Where(IsCode).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Contains("Lists.UnknownFilter", codes);
        Assert.Empty(Unknown(codes));
    }

    [Fact]
    public void Every_list_names_its_columns_filters_and_choices()
    {
        var lists = Lists().ToList();

        Assert.NotEmpty(lists);
        Assert.Empty(lists.SelectMany(Missing));
    }

    private List<string> Unknown(IEnumerable<string> keys) => [.. keys.Where(key => !Words.Knows(key))];

    /// <summary>Static properties and fields holding a list definition, in Core and Web.</summary>
    private static IEnumerable<object> Lists() =>
        from assembly in new[] { typeof(Entity).Assembly, typeof(Program).Assembly }
        from type in assembly.GetTypes()
        where !type.ContainsGenericParameters
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let value = member switch
        {
            PropertyInfo { GetMethod: not null } property when IsList(property.PropertyType) => property.GetValue(null),
            FieldInfo field when IsList(field.FieldType) => field.GetValue(null),
            _ => null,
        }
        where value is not null
        select value;

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListDefinition<>);

    private IEnumerable<string> Missing(object list) =>
        (IEnumerable<string>)typeof(CompletenessTests).GetMethod(nameof(MissingOf), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(list.GetType().GenericTypeArguments)
            .Invoke(this, [list])!;

    private IEnumerable<string> MissingOf<TRow>(ListDefinition<TRow> list)
        where TRow : class
    {
        var row = typeof(TRow);
        foreach (var column in list.Columns.Where(column => IsKey(Words.Column(row, list.Name, column.Name), column.Name)))
        {
            yield return $"{list.Name}: column {column.Name}";
        }

        foreach (var filter in list.Filters)
        {
            if (IsKey(Words.Filter(row, list.Name, filter.Name), filter.Name))
            {
                yield return $"{list.Name}: filter {filter.Name}";
            }

            foreach (var choice in filter.Choices.Where(choice => IsKey(Words.Choice(row, filter.Name, choice), choice)))
            {
                yield return $"{list.Name}: choice {filter.Name} {choice}";
            }
        }

        if (Words.Title(row, list.Name) == list.Name)
        {
            yield return $"{list.Name}: title";
        }
    }

    private static bool IsKey(string said, string name) => string.Equals(said, name, StringComparison.OrdinalIgnoreCase);

    // Room.Word, as RuleViolation and validators spell it; purposes of sealed fields look alike and are no codes.
    private static bool IsCode(string text) =>
        text.Split('.') is [{ Length: > 2 } room, { Length: > 2 } word] && IsWord(room) && IsWord(word)
        && typeof(Entity).Assembly.GetTypes().Any(type => type.Namespace == "HospitalCrm.Core." + room);

    private static bool IsWord(string text) => char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetter);

    /// <summary>Every string literal in the assembly.</summary>
    private static IEnumerable<string> Literals(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        for (var handle = MetadataTokensFirst(); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            yield return metadata.GetUserString(handle);
        }
    }

    private static UserStringHandle MetadataTokensFirst() => MetadataTokens.UserStringHandle(1);
}
