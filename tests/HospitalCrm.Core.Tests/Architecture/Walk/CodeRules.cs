using System.Reflection;
using System.Runtime.CompilerServices;

namespace HospitalCrm.Architecture;

/// <summary>Rules on how code is written that a compiler does not check. Each returns its offences, one line each.</summary>
internal static class CodeRules
{
    private static readonly string[] ClockProperties = ["get_Now", "get_UtcNow", "get_Today"];
    private static readonly string[] BadEndings = ["Helper", "Helpers", "Manager", "Service", "Dto", "Vm", "Util", "Utils", "Processor", "Repository", "Mapper"];

    /// <summary>The wall clock is read through TimeProvider only.</summary>
    public static IEnumerable<string> ReadsTheWallClock(IEnumerable<Type> types, IReadOnlyDictionary<string, string> allowed) =>
        from type in types
        where !allowed.ContainsKey(RoomRules.Outermost(type).FullName!)
        from call in References.CallsOf(type)
        where (call.Member.DeclaringType == typeof(DateTime) || call.Member.DeclaringType == typeof(DateTimeOffset)) && ClockProperties.Contains(call.Member.Name)
        select $"{type.FullName}.{call.Method.Name} reads {call.Member.DeclaringType!.Name}.{call.Member.Name[4..]}";

    public static IEnumerable<string> BlocksAThread(IEnumerable<Type> types, IReadOnlyDictionary<string, string> allowed) =>
        from type in types
        where !allowed.ContainsKey(RoomRules.Outermost(type).FullName!)
        from call in References.CallsOf(type)
        where IsBlocking(call.Member, call.Method)
        select $"{type.FullName}.{call.Method.Name} calls {call.Member.DeclaringType!.Name}.{call.Member.Name}";

    public static IEnumerable<string> AsyncVoid(IEnumerable<Type> types) =>
        from type in types
        from method in References.MethodsOf(type).OfType<MethodInfo>()
        where method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute))
        select $"{type.FullName}.{method.Name}";

    public static IEnumerable<string> EmptyNames(IEnumerable<Type> types) =>
        from type in types
        where !IsGenerated(type)
        let name = type.Name.Split('`')[0]
        where BadEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
        select type.FullName;

    public static IEnumerable<string> NotSealed(IEnumerable<Type> types)
    {
        var all = types.ToList();
        var parents = all.Select(type => type.BaseType).OfType<Type>().Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();
        return all.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !parents.Contains(type) && !IsGenerated(type)).Select(type => type.FullName!);
    }

    public static IEnumerable<string> LongFiles(IEnumerable<string> files, int most) =>
        from file in files
        let lines = File.ReadLines(file).Count()
        where lines > most
        select $"{Path.GetRelativePath(Solution.Root, file)}: {lines} lines";

    public static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal)
        || member.IsDefined(typeof(CompilerGeneratedAttribute))
        || member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        || (member.DeclaringType is { } outer && IsGenerated(outer));

    private static bool IsBlocking(MemberInfo called, MethodBase caller)
    {
        var owner = called.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : called.DeclaringType;
        return (owner, called.Name) switch
        {
            _ when owner == typeof(Thread) && called.Name == nameof(Thread.Sleep) => true,
            _ when owner == typeof(Task) && called.Name is nameof(Task.Wait) or nameof(Task.WaitAll) or nameof(Task.WaitAny) => true,
            _ when (owner == typeof(Task<>) || owner == typeof(ValueTask<>)) && called.Name == "get_Result" => true,

            // `await` compiles to GetResult inside MoveNext (or the generated entry point); anywhere else somebody wrote it.
            _ when IsAwaiter(owner) && called.Name == "GetResult" => caller.Name is not ("MoveNext" or "<Main>"),
            _ => false,
        };
    }

    private static bool IsAwaiter(Type? owner) =>
        owner == typeof(TaskAwaiter) || owner == typeof(TaskAwaiter<>) || owner == typeof(ValueTaskAwaiter) || owner == typeof(ValueTaskAwaiter<>);
}
