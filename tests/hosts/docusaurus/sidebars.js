export default { all: ["first", "second"] };
