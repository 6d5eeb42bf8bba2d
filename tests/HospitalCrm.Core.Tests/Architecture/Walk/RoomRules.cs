using System.Reflection;

namespace HospitalCrm.Architecture;

/// <summary>Rules on who may know whom. Each returns its offences, one line each.</summary>
internal static class RoomRules
{
    private static readonly string[] Providers = ["Microsoft.Data.Sqlite", "SQLitePCL", "Npgsql", "Microsoft.EntityFrameworkCore.Sqlite"];

    public static IEnumerable<string> Trespasses(IEnumerable<Type> types) =>
        from type in types
        let room = Rooms.Of(type)
        where Rooms.IsRoom(room)
        from other in References.Of(type)
        let target = IsOurs(other) ? Rooms.Of(other) : null
        where Rooms.IsRoom(target) && !Rooms.MayGo(room!, target!)
        select $"{type.FullName} -> {other.FullName}";

    /// <summary>The ground carries the rooms and does not know them; what must is listed with its reason.</summary>
    public static IEnumerable<string> GroundEntersRoom(IEnumerable<Type> types, IReadOnlyDictionary<string, string> allowed) =>
        from type in types
        let room = Rooms.Of(type)
        where room is not null && Rooms.Ground.Contains(room) && !allowed.ContainsKey(Outermost(type).FullName!)
        from other in References.Of(type)
        where IsOurs(other) && Rooms.IsRoom(Rooms.Of(other))
        select $"{type.FullName} -> {other.FullName}";

    public static IEnumerable<string> UnknownRooms(IEnumerable<Type> types) =>
        types.Select(Rooms.Of).OfType<string>().Distinct().Where(room => !Rooms.IsRoom(room) && !Rooms.Ground.Contains(room));

    /// <summary>Core knows Identity's store types and nothing else of ASP.NET Core, no HTTP and no Quartz.</summary>
    public static IEnumerable<string> KnowsTheBrowser(IEnumerable<Type> types) =>
        Naming(types, space => space.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !space.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal)
            || space.StartsWith("System.Net.Http", StringComparison.Ordinal)
            || space.StartsWith("Microsoft.JSInterop", StringComparison.Ordinal)
            || space.StartsWith("Quartz", StringComparison.Ordinal));

    public static IEnumerable<string> NamesAProvider(IEnumerable<Type> types) =>
        from type in types
        where Rooms.Of(type) != "Data"
        from other in References.Of(type)
        where Providers.Any(provider => (other.Namespace + "." + other.Assembly.GetName().Name).Contains(provider, StringComparison.Ordinal))
            || other.FullName!.EndsWith("SqliteCrmDb", StringComparison.Ordinal) || other.FullName.EndsWith("PostgresCrmDb", StringComparison.Ordinal)
        select $"{type.FullName} -> {other.FullName}";

    /// <summary>A device turns wire into signals; it sees the line and channel contracts and the kernel.</summary>
    public static IEnumerable<string> SeesTooMuchOfCore(IEnumerable<Type> types) =>
        from type in types
        from other in References.Of(type)
        where other.Assembly.GetName().Name == "HospitalCrm.Core"
            && other.Namespace is not ("HospitalCrm.Core.Calls.Lines" or "HospitalCrm.Core.Messaging.Channels" or "HospitalCrm.Core.Kernel")
        select $"{type.FullName} -> {other.FullName}";

    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("HospitalCrm.", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Naming(IEnumerable<Type> types, Func<string, bool> isForbidden) =>
        from type in types
        from other in References.Of(type)
        where other.Namespace is { } space && isForbidden(space)
        select $"{type.FullName} -> {other.FullName}";
}
