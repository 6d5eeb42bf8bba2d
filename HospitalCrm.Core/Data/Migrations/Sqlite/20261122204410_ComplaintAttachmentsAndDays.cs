using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ComplaintAttachmentsAndDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ReceivedDay",
                table: "Complaints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ReceivedHour",
                table: "Complaints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What was received before: the hospital's day and hour of it.
            migrationBuilder.Sql("""UPDATE "Complaints" SET "ReceivedDay" = ("ReceivedAt" + 288000000000) / 864000000000, "ReceivedHour" = (("ReceivedAt" + 288000000000) % 864000000000) / 36000000000""");

            migrationBuilder.CreateTable(
                name: "ComplaintAttachments",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ComplaintId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentIndex = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FileKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintAttachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintAttachments_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_ReceivedDay_Id",
                table: "Complaints",
                columns: new[] { "ReceivedDay", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_SubjectNo_ReceivedDay",
                table: "Complaints",
                columns: new[] { "SubjectNo", "ReceivedDay" });

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintAttachments_ComplaintId_ContentIndex",
                table: "ComplaintAttachments",
                columns: new[] { "ComplaintId", "ContentIndex" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ComplaintAttachments");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_ReceivedDay_Id",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_SubjectNo_ReceivedDay",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "ReceivedDay",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "ReceivedHour",
                table: "Complaints");
        }
    }
}
