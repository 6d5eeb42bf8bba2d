using HospitalCrm.Core.Lists;
using HospitalCrm.Web.Parts.Lists;

namespace HospitalCrm.Web.Tests.Parts.Lists;

public sealed class ListMemoryTests
{
    private readonly List<int> _read = [];

    [Fact]
    public async Task Steps_go_through_the_page_and_over_its_ends()
    {
        var memory = new ListMemory();
        memory.Keep("patients", new() { Size = 2, Page = 2 }, ["c", "d"]);

        Assert.Equal("d", await memory.StepAsync("patients", "c", 1, ReadAsync));
        Assert.Equal("e", await memory.StepAsync("patients", "d", 1, ReadAsync));
        Assert.Equal("d", await memory.StepAsync("patients", "e", -1, ReadAsync));
        Assert.Equal([3, 2], _read);
        Assert.Equal(["c", "d"], memory.KeysOf("patients"));
    }

    [Fact]
    public async Task Neither_end_of_the_list_is_passed()
    {
        var memory = new ListMemory();
        memory.Keep("patients", new() { Size = 2, Page = 1 }, ["a", "b"]);
        Assert.Null(await memory.StepAsync("patients", "a", -1, ReadAsync));

        memory.Keep("patients", new() { Size = 2, Page = 3 }, ["e"]);

        Assert.Null(await memory.StepAsync("patients", "e", 1, ReadAsync));
        Assert.Empty(_read);
    }

    [Fact]
    public async Task A_row_that_is_not_on_the_page_has_no_neighbours()
    {
        var memory = new ListMemory();
        memory.Keep("patients", new(), ["a", "b"]);

        Assert.Null(await memory.StepAsync("patients", "x", 1, ReadAsync));
        Assert.Null(await memory.StepAsync("calls", "a", 1, ReadAsync));
    }

    private Task<IReadOnlyList<string>> ReadAsync(ListQuery query)
    {
        _read.Add(query.Page);
        return Task.FromResult<IReadOnlyList<string>>(query.Page switch { 1 => ["a", "b"], 2 => ["c", "d"], 3 => ["e"], _ => [] });
    }
}
